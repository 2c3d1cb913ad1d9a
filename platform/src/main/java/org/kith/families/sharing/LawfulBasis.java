package org.kith.families.sharing;

import java.util.Optional;
import org.kith.site.words.Words;

/// By which part of Article 6 of the UK GDPR something may be shared.
public enum LawfulBasis {
    PUBLIC_TASK("Article 6(1)(e): a task in the public interest"),
    LEGAL_OBLIGATION("Article 6(1)(c): a legal obligation"),
    RECOGNISED_INTEREST("Article 6(1)(ea): a recognised legitimate interest, such as safeguarding"),
    VITAL_INTERESTS("Article 6(1)(d): somebody’s life"),
    CONSENT("Article 6(1)(a): consent"),
    /// Nothing is shared on it.
    NONE("None was found");

    private final String title;

    LawfulBasis(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// As forms and tables write it: `public-task`.
    public String word() {
        return Words.of(this);
    }

    public static Optional<LawfulBasis> find(String word) {
        return Words.find(LawfulBasis.class, word);
    }
}
