package org.kith.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.changes.StrategyCheck;
import org.kith.declarations.BrokenDeclaration;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RulesThatMeasure;
import org.kith.needs.runs.Rehearsal;
import org.kith.partners.Vocabulary;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.strategy.Editions;
import org.kith.strategy.Measured;
import org.kith.strategy.Measured.Gap;
import org.kith.strategy.OutcomeSet;
import org.kith.strategy.Strategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "strategy",
        description = "Checks a strategy folder, and puts what is written in it in force.",
        mixinStandardHelpOptions = true,
        subcommands = {
            StrategyCommand.Check.class,
            StrategyProposal.Propose.class,
            StrategyProposal.Publish.class,
            StrategyProposal.Drop.class
        })
final class StrategyCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Say what to do: kith strategy check, propose, publish or drop.");
        }
    }

    @Command(
            name = "check",
            description =
                    "Says what is wrong in a strategy folder, and what nothing measures yet. Exit 1 when something"
                            + " is wrong.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        private static final String PASSING = "kith-check-";

        @Parameters(
                arity = "0..1",
                paramLabel = "FOLDER",
                description = "The strategy folder (default: the Dorset strategy that comes with Kith).")
        Path folder = Path.of(System.getProperty("kith.home", "."), "strategies", "dorset");

        @Option(
                names = "--no-database",
                description = "Does not try the rules’ queries, for which an empty database is made and thrown away.")
        boolean noDatabase;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            var out = spec == null
                    ? new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8)
                    : spec.commandLine().getOut();
            if (!Files.isDirectory(folder)) {
                System.err.println("kith: there is no folder " + folder + "; name the one that holds the strategy.");
                return 1;
            }
            return check(out) ? 0 : 1;
        }

        private boolean check(PrintWriter out) {
            var today = Dates.today(InstantSource.system());
            var check = StrategyCheck.of(folder, today);
            var mistakes = new ArrayList<>(check.mistakes());
            mistakes.stream().map(BrokenDeclaration::place).forEach(out::println);
            if (noDatabase || !mistakes.isEmpty() || check.rules().isEmpty()) {
                out.println("The rules’ queries were not tried.");
            } else {
                mistakes.addAll(refused(check.rules()));
                mistakes.stream().map(BrokenDeclaration::place).forEach(out::println);
                out.println("Tried on an empty database: the queries of "
                        + Counts.of(check.rules().size(), "rule", "rules") + ".");
            }
            check.rules()
                    .forEach(rule ->
                            rule.alertsNobody().ifPresent(why -> out.println("Look at " + rule.name() + ": " + why)));
            check.unread()
                    .forEach(file ->
                            out.println("Look at " + file + ": nothing reads it. Rules are `needs/*.sql`, all else"
                                    + " has the names that the guide *Write a strategy* lists."));
            if (mistakes.isEmpty()) {
                passedOver(out, check.rules());
                tell(
                        out,
                        check.strategies(),
                        check.outcomes(),
                        check.rules(),
                        check.zones().size(),
                        today);
            } else {
                out.println(Counts.of(mistakes.size(), "mistake", "mistakes")
                        + ". What nothing measures is told once there are none.");
            }
            return mistakes.isEmpty();
        }

        /// A rule may have its reasons: a file may tell of the kind and not say what the rule asks for.
        private void passedOver(PrintWriter out, List<Rule> rules) {
            var tellers = Vocabulary.tellers(folder);
            for (var rule : rules) {
                rule.passesOver(tellers)
                        .forEach((kind, sources) -> out.println("Not taken by " + rule.name() + ": " + kind + " from "
                                + Counts.list(List.copyOf(sources)) + "."));
            }
        }

        /// What the database finds wrong, which needs its tables and nobody in them. Whoever interrupts it leaves no
        /// server behind; what a killed one left, the next clears.
        private List<BrokenDeclaration> refused(List<Rule> rules) {
            var data = new DataFolder();
            var passing = PassingFolder.make(PASSING);
            data.folder = passing.path();
            var running = data.startOnNothing();
            var clearing = new Thread(() -> clear(running, passing));
            Runtime.getRuntime().addShutdownHook(clearing);
            try {
                return running.the(Rehearsal.class).refused(folder, rules);
            } finally {
                if (Runtime.getRuntime().removeShutdownHook(clearing)) {
                    clear(running, passing);
                }
            }
        }

        private static void clear(DataFolder.Running running, PassingFolder passing) {
            running.close();
            passing.close();
        }

        private void tell(
                PrintWriter out,
                Editions<Strategy> strategies,
                Editions<OutcomeSet> sets,
                List<Rule> rules,
                int zones,
                LocalDate today) {
            var newest = strategies.standing(today);
            var outcomes = sets.standing(today);
            if (newest.isEmpty() || outcomes.isEmpty()) {
                out.println("Nothing is wrong, but " + folder + " has no "
                        + (newest.isEmpty() ? "strategy (strategy/*.yaml)" : "outcomes (outcomes/*.yaml)") + " yet.");
                return;
            }
            var strategy = newest.get();
            var measured = new Measured(
                    strategy,
                    outcomes.get(),
                    rules.stream().map(RulesThatMeasure::measure).toList());
            out.printf(
                    "Nothing is wrong. %s, version %d, in force from %s: %s, %s, %s, %s, %s, %s; %s speak of %d of %s.%n",
                    strategy.edition().title(),
                    strategy.edition().version(),
                    strategy.edition().from(),
                    Counts.of(strategy.pillars().size(), "pillar", "pillars"),
                    Counts.of(strategy.ambitions().size(), "ambition", "ambitions"),
                    Counts.of(strategy.aims().size(), "aim", "aims"),
                    Counts.of(strategy.groups().size(), "group", "groups"),
                    Counts.of(strategy.statements().size(), "statement", "statements"),
                    Counts.of(zones, "zone", "zones"),
                    Counts.of(rules.stream().filter(Rule::inForce).count(), "rule", "rules"),
                    outcomes.get().outcomes().stream()
                            .filter(outcome -> !measured.behind(outcome.code()).isEmpty())
                            .count(),
                    Counts.of(outcomes.get().outcomes().size(), "outcome", "outcomes"));
            if (zones == 0) {
                out.println(
                        "Look at zones.yaml: there is none, or it names no zone. No family, list or profile will have"
                                + " a zone.");
            }
            tell(out, measured.gaps());
        }

        private static void tell(PrintWriter out, List<Gap> gaps) {
            if (gaps.isEmpty()) {
                out.println("Something measures all of it.");
                return;
            }
            out.println("Nothing measures yet:");
            for (var gap : gaps) {
                out.println("  " + gap.kind().word() + " " + gap.code() + ": " + gap.title()
                        + (gap.wanted().isEmpty() ? "" : " (wanted: " + String.join("; ", gap.wanted()) + ")"));
            }
        }
    }
}
