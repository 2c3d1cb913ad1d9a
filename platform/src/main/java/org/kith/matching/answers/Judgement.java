package org.kith.matching.answers;

/// What somebody says of two records.
public enum Judgement {
    ONE("one"),
    TWO("two"),
    ASK("ask");

    private final String word;

    Judgement(String word) {
        this.word = word;
    }

    /// The judgement of this word.
    static Judgement of(String word) {
        for (var judgement : values()) {
            if (judgement.word.equals(word)) {
                return judgement;
            }
        }
        throw new IllegalArgumentException("no judgement is called " + word);
    }

    public String word() {
        return word;
    }
}
