package org.kith.changes;

import org.kith.site.errors.Refusal;

/// What is written is what is in force.
public final class NothingIsWritten extends Refusal {

    private static final long serialVersionUID = 1L;

    NothingIsWritten() {
        super(
                422,
                "The strategy folder holds nothing that is not in force",
                "Nothing was changed.",
                "Change a file in the strategy folder first, then ask again.");
    }
}
