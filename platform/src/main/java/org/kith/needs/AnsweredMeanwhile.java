package org.kith.needs;

import org.kith.site.Refusal;

/// Somebody else answered the alert first.
public final class AnsweredMeanwhile extends Refusal {

    private static final long serialVersionUID = 1L;

    public AnsweredMeanwhile() {
        super(
                409,
                "This alert was answered in the meantime",
                "The first answer stands. Yours is kept beside it, and takes its place if the first is taken back.",
                "Look at the family’s page: it says who answered, and what.");
    }
}
