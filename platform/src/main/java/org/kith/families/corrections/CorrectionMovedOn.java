package org.kith.families.corrections;

import org.kith.site.errors.Refusal;

/// Somebody else did something with the correction first.
public final class CorrectionMovedOn extends Refusal {

    private static final long serialVersionUID = 1L;

    public CorrectionMovedOn() {
        super(
                409,
                "Something was done with this correction in the meantime",
                "What was done first stands. What you wrote is kept beside it, and does not count.",
                "Open the correction again: its history says who did what. Then do yours again if it is still needed.");
    }
}
