package org.kith.needs.rules;

/// A rule that cannot be run as it is, with the reason in a sentence. Nothing of it was kept.
public final class RuleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    public RuleRefused(Rule rule, String sentence) {
        this(rule, sentence, 1);
    }

    /// @param line of the query, the first being 1
    public RuleRefused(Rule rule, String sentence, int line) {
        super("The rule " + rule.name() + " was refused: " + sentence);
        this.line = line;
    }

    /// The line of the query that is wrong, the first where it is not known.
    public int line() {
        return line;
    }
}
