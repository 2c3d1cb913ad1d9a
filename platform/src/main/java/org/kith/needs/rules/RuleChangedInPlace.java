package org.kith.needs.rules;

/// A published version of a rule is kept as it was: what it found must stay explained. A change is a new version.
public final class RuleChangedInPlace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RuleChangedInPlace(Rule rule) {
        super("The rule " + rule.name() + " was changed and still says version " + rule.version() + ": give it version "
                + (rule.version() + 1) + ", and the old one will be kept. Nothing was changed.");
    }
}
