package org.kith.needs;

import java.util.List;
import org.kith.site.errors.Refusal;

/// Somebody else answered the alert first.
public final class AnsweredMeanwhile extends Refusal {

    private static final long serialVersionUID = 1L;

    private final String page;

    /// @param page of the family, or of whoever belongs to none
    public AnsweredMeanwhile(String page) {
        super(
                409,
                "This alert was answered in the meantime",
                "The first answer stands. Yours is kept beside it, and takes its place if the first is taken back.",
                "Look at the family’s page: it says who answered, and what.");
        this.page = page;
    }

    @Override
    public List<Way> ways() {
        return List.of(new Way(page, "To the family’s page"), new Way("/my-day", "To My day"));
    }
}
