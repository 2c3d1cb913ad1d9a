package org.kith.access;

import org.kith.site.words.Words;

/// What somebody does with data.
public enum Act {
    /// Meets it in a list, or in a search that forgives.
    FIND,
    /// Meets it in a search that gave the whole name and the date of birth.
    FIND_EXACTLY,
    /// Opens it.
    READ,
    /// Gives a reason in order to open it.
    ASK,
    /// Decides about it, or brings it in.
    CHANGE,
    /// Takes it away in a file.
    EXPORT;

    /// As rules and tables write it: `find-exactly`.
    public String word() {
        return Words.of(this);
    }

    static Act of(String word) {
        return Words.named(Act.class, word);
    }
}
