package org.kith.needs.rules;

import java.nio.file.Path;
import java.util.Collection;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.DeclaredText;

/// A rule that cannot be run as it is, with the reason in a sentence. Nothing of it was kept.
public final class RuleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int line;

    public RuleRefused(Rule rule, String sentence) {
        this(rule, sentence, 1);
    }

    /// @param line of the query, the first being 1
    public RuleRefused(Rule rule, String sentence, int line) {
        super("The rule " + rule.name() + " was refused: " + sentence);
        this.name = rule.name();
        this.line = line;
    }

    /// For one of the rules that were run, known by its number.
    public static RuleRefused reachingTooFar(Collection<PublishedRule> run, int number) {
        var rule = run.stream().filter(one -> one.id() == number).findFirst().orElseThrow();
        return new RuleRefused(rule.rule(), "it hands a fact to somebody whom the fact does not reach.");
    }

    /// The mistake in the rule's file, at the line that is wrong; the query's first where it is not known.
    public BrokenDeclaration in(Path strategy) {
        var file = strategy.resolve("needs", name + ".sql");
        return new BrokenDeclaration(
                file.toString(),
                RuleFile.lineOfTheQuery(DeclaredText.in(file)) + line - 1,
                String.valueOf(getMessage()));
    }
}
