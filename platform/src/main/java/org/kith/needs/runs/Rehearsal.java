package org.kith.needs.runs;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.PublishedRules;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleFile;
import org.kith.needs.rules.RuleRefused;
import org.kith.partners.Vocabulary;
import org.kith.site.words.Dates;
import org.kith.strategy.Group;
import org.kith.strategy.SchoolYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs changed rules beside those in force, over the same facts, and says who would enter and who would
/// leave. It keeps nothing.
@Component
public class Rehearsal {

    /// Numbers of rules that are only tried, above those that the database gives.
    private static final int TRIED = 30_000;

    private final PublishedRules rules;
    private final Inputs inputs;
    private final RuleRun run;
    private final FoundNeeds findings;
    private final Movements movements;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Rehearsal(
            PublishedRules rules,
            Inputs inputs,
            RuleRun run,
            FoundNeeds findings,
            Movements movements,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rules = rules;
        this.inputs = inputs;
        this.run = run;
        this.findings = findings;
        this.movements = movements;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A rule that would change, and who would come and go.
    ///
    /// @param version that would be in force; 0 where none would be
    public record Reached(
            String name, String title, How how, int version, Moved all, List<Part> zones, List<Part> groups) {

        public Reached {
            zones = List.copyOf(zones);
            groups = List.copyOf(groups);
        }
    }

    /// What would become of a rule.
    public enum How {
        NEW,
        CHANGED,
        /// The same rule, by other days of school.
        RECOUNTED,
        SWITCHED_OFF
    }

    /// How many people.
    public record Moved(long enter, long leave) {}

    /// A zone or a group of the strategy, by its code; an empty code is where no zone is known or shown.
    public record Part(String code, Moved moved) {}

    /// The days of school by which rules count, and those by which they would.
    private record SchoolDays(List<LocalDate> now, List<LocalDate> then) {

        static SchoolDays until(LocalDate today, Path inForce, Path strategy) {
            var from = today.minusYears(2);
            return new SchoolDays(
                    SchoolYear.in(inForce).days(from, today),
                    SchoolYear.in(strategy).days(from, today));
        }

        boolean tellDifferently(Rule rule) {
            return rule.countsSchoolDays() && !now.equals(then);
        }
    }

    private record Pair(
            @Nullable PublishedRule before, @Nullable PublishedRule after) {

        PublishedRule any() {
            var rule = after == null ? before : after;
            if (rule == null) {
                throw new IllegalStateException("a pair of nothing");
            }
            return rule;
        }
    }

    /// What a strategy folder would change, by the names of its rules.
    ///
    /// @param inForce the folder by which rules run now
    /// @param groups by which people are told apart; those that say how they are counted
    /// @throws org.kith.declarations.BrokenDeclaration when one of its rules cannot be understood
    /// @throws RuleChangedInPlace when one was changed and still says its old version
    /// @throws RuleRefused when one cannot be run
    public List<Reached> of(Path inForce, Path strategy, List<Group> groups) {
        var today = Dates.today(clock);
        var days = SchoolDays.until(today, inForce, strategy);
        var pairs = pairs(RuleFile.allIn(strategy, Vocabulary.in(strategy), today), days);
        if (pairs.isEmpty()) {
            return List.of();
        }
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return reached(pairs, days, groups, today);
        });
    }

    /// Why rules cannot be run as they are written, those that are switched off too: asked where
    /// there is nobody, and no day of school.
    public List<BrokenDeclaration> refused(Path strategy, List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> refused(rule).stream())
                .map(refusal -> refusal.in(strategy))
                .toList();
    }

    private Optional<RuleRefused> refused(Rule rule) {
        var today = Dates.today(clock);
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                inputs.layOut(List.of(rule), List.of(), today);
                run.run(TRIED, rule, today);
                return Optional.empty();
            } catch (RuleRefused e) {
                return Optional.of(e);
            }
        });
    }

    private List<Pair> pairs(List<Rule> proposed, SchoolDays days) {
        var standing = rules.inForce();
        var pairs = new ArrayList<Pair>();
        for (var rule : proposed) {
            rules.refuseChangeInPlace(rule);
            var before = standing.stream()
                    .filter(one -> one.rule().name().equals(rule.name()))
                    .findFirst()
                    .orElse(null);
            boolean same = before != null
                    && before.rule().version() == rule.version()
                    && rule.inForce()
                    && !days.tellDifferently(rule);
            if (!same && (before != null || rule.inForce())) {
                pairs.add(new Pair(before, rule.inForce() ? tried(pairs.size(), rule) : null));
            }
        }
        standing.stream()
                .filter(one -> proposed.stream()
                        .noneMatch(rule -> rule.name().equals(one.rule().name())))
                .forEach(one -> pairs.add(new Pair(one, null)));
        return pairs;
    }

    private static PublishedRule tried(int at, Rule rule) {
        return new PublishedRule((short) (TRIED + at), rule, new TreeSet<>(), LocalDate.EPOCH);
    }

    private List<Reached> reached(List<Pair> pairs, SchoolDays days, List<Group> groups, LocalDate today) {
        var before = pairs.stream().map(Pair::before).filter(Objects::nonNull).toList();
        var after = pairs.stream().map(Pair::after).filter(Objects::nonNull).toList();
        var all = Stream.concat(before.stream(), after.stream()).toList();
        inputs.layOut(all.stream().map(PublishedRule::rule).toList(), days.now(), today);
        before.forEach(each -> run.run(each.id(), each.rule(), today));
        inputs.countBy(days.then());
        after.forEach(each -> run.run(each.id(), each.rule(), today));
        run.reachesTooFar().ifPresent(number -> {
            throw RuleRefused.reachingTooFar(all, number);
        });
        findings.gathered(all, today);
        movements.layOut();
        return pairs.stream().map(pair -> reached(pair, groups)).toList();
    }

    private Reached reached(Pair pair, List<Group> groups) {
        var before = pair.before();
        var after = pair.after();
        var rule = pair.any().rule();
        movements.between(rule.name(), before == null ? null : before.id(), after == null ? null : after.id());
        return new Reached(
                rule.name(),
                rule.words().title(),
                how(before, after),
                after == null ? 0 : rule.version(),
                movements.all(),
                movements.byZone(),
                movements.byGroup(groups));
    }

    private static How how(@Nullable PublishedRule before, @Nullable PublishedRule after) {
        if (after == null) {
            return How.SWITCHED_OFF;
        }
        if (before == null) {
            return How.NEW;
        }
        return before.rule().version() == after.rule().version() ? How.RECOUNTED : How.CHANGED;
    }
}
