package org.kith.needs.runs;

import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.kith.declarations.StrategyFolder;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.PublishedRules;
import org.kith.needs.rules.RuleFile;
import org.kith.needs.rules.RuleRefused;
import org.kith.partners.DeclaredSources;
import org.kith.site.words.Dates;
import org.kith.strategy.SchoolYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Runs the rules in force over what is new to them and keeps what changed, in one transaction: killed, it leaves what
/// stood.
@Component
public class FindNeeds {

    private final StrategyFolder strategy;
    private final DeclaredSources sources;
    private final PublishedRules rules;
    private final Inputs inputs;
    private final RulesBeside run;
    private final KeptEvidence kept;
    private final FoundNeeds findings;
    private final NeedRuns runs;
    private final InstantSource clock;

    FindNeeds(
            StrategyFolder strategy,
            DeclaredSources sources,
            PublishedRules rules,
            Inputs inputs,
            RulesBeside run,
            KeptEvidence kept,
            FoundNeeds findings,
            NeedRuns runs,
            InstantSource clock) {
        this.strategy = strategy;
        this.sources = sources;
        this.rules = rules;
        this.inputs = inputs;
        this.run = run;
        this.kept = kept;
        this.findings = findings;
        this.runs = runs;
        this.clock = clock;
    }

    /// Brings the attendance that is kept up to date, on the core that is left; where none is, no core is.
    ///
    /// @return whether any is kept
    @Transactional
    public boolean ahead() {
        boolean keeps = inputs.keepsAttendance();
        if (keeps) {
            inputs.keep(rules.inForce().stream().map(PublishedRule::rule).toList(), Dates.today(clock));
        }
        return keeps;
    }

    /// Finds needs, unless nothing came, no rule changed and no day passed since the last time. Where what came tells
    /// no rule anything, what was found stands.
    ///
    /// @param progress told how many rules have run
    /// @param idle run once rules keep no more than one core busy, if any rules run
    /// @throws RuleRefused when a rule cannot be run
    @Transactional
    public NeedsFound run(LongConsumer progress, Runnable idle) {
        var today = Dates.today(clock);
        var vocabulary = sources.vocabulary();
        rules.publish(RuleFile.allIn(strategy.path(), vocabulary, today), vocabulary, today);
        var fingerprint = runs.fingerprint(today);
        var last = runs.last(fingerprint);
        if (last.isPresent()) {
            return last.get().again();
        }
        var inForce = rules.inForce();
        var schoolDays = SchoolYear.in(strategy.path()).days(today.minusYears(2), today);
        var look = kept.look(schoolDays, today);
        var running = kept.toRun(inForce, look);
        if (running.isEmpty() && look.nothingUndone()) {
            var again = runs.again(look, today, fingerprint);
            if (again.isPresent()) {
                kept.lookedAt(inForce, look);
                return again.get();
            }
        }
        run.run(running, schoolDays, today, progress, idle).ifPresent(number -> {
            throw RuleRefused.reachingTooFar(running, number);
        });
        kept.exchange(running, inForce, look);
        return findings.settle(inForce, look, today, fingerprint);
    }
}
