package org.kith.access.complaints;

import org.kith.site.errors.Refusal;

/// Somebody else acknowledged or closed the same complaint first.
public final class ComplaintMovedOn extends Refusal {

    private static final long serialVersionUID = 1L;

    ComplaintMovedOn() {
        super(
                409,
                "Somebody else wrote down in the meantime what became of this complaint",
                "What they wrote stands. Yours was not kept.",
                "Open the complaint again: it says who did what. If something is still to be said, take it down anew.");
    }
}
