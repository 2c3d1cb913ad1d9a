package org.kith.matching.answers;

import org.kith.site.errors.Refusal;

/// Something moved since: what was to be decided or undone is no longer as it was.
public final class DecisionChanged extends Refusal {

    DecisionChanged() {
        super(
                409,
                "This was changed by someone else",
                "Nothing was changed.",
                "Open the doubtful pairs again to see how it stands now.");
    }
}
