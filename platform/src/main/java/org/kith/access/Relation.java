package org.kith.access;

import org.kith.site.words.Words;

/// How a viewer stands to a person, the closest first.
public enum Relation {
    SELF("about themselves"),
    LEAD("leads the help"),
    INVOLVED("takes part in the help"),
    PARENT("parent"),
    ON_ROLL("on roll at the school"),
    IN_ZONE("lives in the zone"),
    /// Gave a reason for opening the page, a short while ago.
    REASON("gave a reason"),
    /// Was shown the person by a search with the exact name and date of birth, a short while ago.
    FOUND("found by exact name and date of birth"),
    /// Stands in no relation; whatever this allows, everyone of the role is allowed.
    NONE("none");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    /// As the record of readings says it.
    public String words() {
        return words;
    }

    /// As rules and tables write it: `on-roll`.
    public String word() {
        return Words.of(this);
    }

    /// A dated grant makes it, not the hour.
    boolean isGranted() {
        return this != REASON && this != FOUND && this != NONE;
    }

    public static Relation of(String word) {
        return Words.named(Relation.class, word);
    }
}
