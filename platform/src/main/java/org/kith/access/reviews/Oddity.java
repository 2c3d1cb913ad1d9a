package org.kith.access.reviews;

import org.kith.site.words.Words;

/// Why the record of readings gives the governance officer something to look at.
public enum Oddity {
    /// A page was opened by giving a reason; each such opening is looked at.
    REASON("opened a page by giving a reason"),
    MANY("opened many families within an hour"),
    OWN_NAME("opened somebody of their own surname"),
    COLLEAGUE("opened somebody who is called like a colleague, or their family"),
    /// By exact name and date of birth, so that dates may have been tried.
    IN_VAIN("searched in vain for many exact names and dates of birth within an hour"),
    OUT_OF_HOURS("opened pages or took files away out of hours");

    private final String words;

    Oddity(String words) {
        this.words = words;
    }

    /// As a sentence goes on after a name.
    public String words() {
        return words;
    }

    /// As tables write it: `out-of-hours`.
    public String word() {
        return Words.of(this);
    }

    static Oddity of(String word) {
        return Words.named(Oddity.class, word);
    }
}
