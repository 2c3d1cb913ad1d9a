package org.kith.families.sharing;

import org.kith.site.errors.Refusal;

/// Somebody else corrected the same entry first.
public final class CorrectedMeanwhile extends Refusal {

    private static final long serialVersionUID = 1L;

    CorrectedMeanwhile() {
        super(
                409,
                "This entry was corrected in the meantime",
                "What was written first stands in its place. Yours was not kept.",
                "Open the page again, and correct the newer entry if it is still needed.");
    }
}
