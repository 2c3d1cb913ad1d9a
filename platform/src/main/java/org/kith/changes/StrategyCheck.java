package org.kith.changes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.access.Rules;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.FileSet;
import org.kith.families.KnownGroups;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleFile;
import org.kith.outcomes.Nesting;
import org.kith.outcomes.ZoneShapes;
import org.kith.partners.Populations;
import org.kith.partners.Vocabulary;
import org.kith.strategy.Editions;
import org.kith.strategy.Group;
import org.kith.strategy.OutcomeSet;
import org.kith.strategy.SchoolYear;
import org.kith.strategy.Strategy;
import org.kith.strategy.StrategyReading;
import org.kith.strategy.Zone;

/// A strategy folder read whole, with all that is wrong in it. It needs no database.
///
/// @param rules those that can be understood
/// @param unread files that nothing reads and that are no notes (`.md`), by their paths within the folder
public record StrategyCheck(
        List<BrokenDeclaration> mistakes,
        Editions<Strategy> strategies,
        Editions<OutcomeSet> outcomes,
        List<Zone> zones,
        List<Rule> rules,
        List<String> unread) {

    private static final Pattern TAKEN = Pattern.compile("(law|populations|school-year|turned-on|within|zone-map|zones)"
            + "\\.yaml|rules\\.csv|needs/[^/]+\\.sql|(layouts|outcomes|sources|strategy)/[^/]+\\.yaml|.*\\.md");

    public StrategyCheck {
        mistakes = List.copyOf(mistakes);
        zones = List.copyOf(zones);
        rules = List.copyOf(rules);
        unread = List.copyOf(unread);
    }

    /// Reads a folder whole.
    ///
    /// @param today rules are held against the outcomes in force on it: later ones may be written ahead
    public static StrategyCheck of(Path folder, LocalDate today) {
        var reading = new StrategyReading(folder);
        var mistakes = reading.mistakes();
        var sets = reading.outcomeSets();
        var strategies = reading.strategies(sets);
        reading.toMend().forEach(mistakes::add);
        int before = mistakes.all().size();
        var zones = reading.zones();
        reading.toMend().forEach(mistakes::add);
        boolean zonesRead = !zones.isEmpty() && mistakes.all().size() == before;
        if (Files.exists(folder.resolve("school-year.yaml"))) {
            mistakes.read(() -> SchoolYear.in(folder))
                    .ifPresent(year -> year.contradictions().forEach(mistakes::add));
        }
        mistakes.read(() -> Rules.in(folder));
        mistakes.read(() -> Populations.in(folder));
        mistakes.read(() -> ZoneShapes.in(folder))
                .filter(_ -> zonesRead)
                .ifPresent(_ -> ZoneShapes.ofNoZone(
                                folder, zones.stream().map(Zone::code).collect(Collectors.toUnmodifiableSet()))
                        .forEach(mistakes::add));
        var unread = mistakes.read(() -> FileSet.in(folder)).stream()
                .flatMap(files -> files.texts().keySet().stream())
                .filter(file -> !TAKEN.matcher(file).matches())
                .toList();
        mistakes.read(() -> Nesting.in(folder));
        var vocabulary = mistakes.read(() -> Vocabulary.in(folder));
        if (vocabulary.isPresent()) {
            Vocabulary.unfinished(folder).forEach(mistakes::add);
        }
        List<Rule> rules = vocabulary
                .map(words -> RuleFile.allIn(folder, words, sets.standing(today), mistakes))
                .orElse(List.of());
        rules.stream()
                .flatMap(rule -> rule.handsOnNull().stream())
                .map(refusal -> refusal.in(folder))
                .forEach(mistakes::add);
        if (vocabulary.isPresent()) {
            RuleFile.readingInVain(folder, rules, Vocabulary.tellers(folder)).forEach(mistakes::add);
        }
        vocabulary.ifPresent(
                words -> reading.against(names(rules), words.kindsOfData().keySet(), KnownGroups.NAMES));
        if (mistakes.all().isEmpty()) {
            Nesting.ofNoMeasure(folder, names(rules), counted(strategies)).forEach(mistakes::add);
        }
        return new StrategyCheck(mistakes.all(), strategies, sets, zones, rules, unread);
    }

    private static Set<String> names(List<Rule> rules) {
        return rules.stream().map(Rule::name).collect(Collectors.toUnmodifiableSet());
    }

    /// The codes of groups that are counted by any version of the strategy.
    private static Set<String> counted(Editions<Strategy> strategies) {
        return strategies.all().stream()
                .flatMap(strategy -> strategy.groups().stream())
                .filter(group -> group.counting() != null)
                .map(Group::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
