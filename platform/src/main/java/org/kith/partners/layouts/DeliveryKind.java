package org.kith.partners.layouts;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static DeliveryKind named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
