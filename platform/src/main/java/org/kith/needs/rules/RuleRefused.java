package org.kith.needs.rules;

/// A rule that cannot be run as it is, with the reason in a sentence. Nothing of it was kept.
public final class RuleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RuleRefused(Rule rule, String sentence) {
        super("The rule " + rule.name() + " was refused: " + sentence);
    }
}
