package org.kith.matching;

/// What somebody says of two records.
public enum Judgement {
    ONE("one"),
    TWO("two"),
    ASK("ask");

    private final String word;

    Judgement(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
