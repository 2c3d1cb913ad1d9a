package org.kith.matching.rates;

import org.kith.site.words.Words;

/// What parts people into groups that links may serve unequally.
public enum Parting {
    ETHNICITY("ethnicity"),
    DEPRIVATION("deprivation of the home’s area"),
    AGE("age"),
    LETTERS("letters of the name");

    private final String title;

    Parting(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    String word() {
        return Words.of(this);
    }

    static Parting of(String word) {
        return Words.named(Parting.class, word);
    }
}
