package org.kith.needs;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.kith.declarations.StrategyFolder;
import org.kith.partners.Vocabulary;
import org.kith.site.Dates;
import org.kith.strategy.SchoolYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Runs every rule in force and keeps what changed, in one transaction: killed, it leaves what stood.
@Component
public class FindNeeds {

    private final StrategyFolder strategy;
    private final PublishedRules rules;
    private final Inputs inputs;
    private final RuleRun run;
    private final FoundNeeds findings;
    private final InstantSource clock;

    FindNeeds(
            StrategyFolder strategy,
            PublishedRules rules,
            Inputs inputs,
            RuleRun run,
            FoundNeeds findings,
            InstantSource clock) {
        this.strategy = strategy;
        this.rules = rules;
        this.inputs = inputs;
        this.run = run;
        this.findings = findings;
        this.clock = clock;
    }

    /// Finds needs, unless nothing came, no rule changed and no day passed since the last time.
    ///
    /// @param progress told how many rules have run
    /// @throws RuleRefused when a rule cannot be run
    @Transactional
    public NeedsFound run(LongConsumer progress) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HERE);
        var vocabulary = Vocabulary.in(strategy.path());
        rules.publish(RuleFile.allIn(strategy.path(), vocabulary), vocabulary, today);
        var fingerprint = findings.fingerprint(today);
        var last = findings.last(fingerprint);
        if (last.isPresent()) {
            return last.get().again();
        }
        var inForce = rules.inForce();
        inputs.layOut(
                inForce.stream().map(PublishedRule::rule).toList(),
                SchoolYear.in(strategy.path()).days(today.minusYears(2), today),
                today);
        for (int at = 0; at < inForce.size(); at++) {
            run.run(inForce.get(at).id(), inForce.get(at).rule(), today);
            progress.accept(at + 1);
        }
        run.reachesTooFar().ifPresent(number -> {
            var rule = inForce.stream()
                    .filter(one -> one.id() == number)
                    .findFirst()
                    .orElseThrow();
            throw new RuleRefused(rule.rule(), "it hands a fact to somebody whom the fact does not reach.");
        });
        var found = findings.settle(inForce, today);
        findings.ran(fingerprint, today, found);
        return found;
    }
}
