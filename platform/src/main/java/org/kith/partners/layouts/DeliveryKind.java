package org.kith.partners.layouts;

import org.kith.site.words.Words;

/// What a delivery stands for, and so what it replaces.
public enum DeliveryKind {
    /// All there is on its day: what is no longer in it was withdrawn by the source.
    SNAPSHOT,
    /// All since the year or term began: replaces that period.
    YEAR_TO_DATE,
    /// Only what is new or changed.
    CHANGES,
    /// Rows that replace the earlier ones they name.
    CORRECTIONS;

    /// The name used in declarations and in the county's manifest, such as `year-to-date`.
    public String word() {
        return Words.of(this);
    }

    public static DeliveryKind named(String word) {
        return Words.named(DeliveryKind.class, word);
    }
}
