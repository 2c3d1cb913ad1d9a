package org.kith.changes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.access.Rules;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.FileSet;
import org.kith.families.KnownGroups;
import org.kith.needs.rules.Rule;
import org.kith.needs.rules.RuleFile;
import org.kith.outcomes.ZoneShapes;
import org.kith.partners.Populations;
import org.kith.partners.Vocabulary;
import org.kith.strategy.Editions;
import org.kith.strategy.OutcomeSet;
import org.kith.strategy.SchoolYear;
import org.kith.strategy.Strategy;
import org.kith.strategy.StrategyReading;
import org.kith.strategy.Zone;

/// A strategy folder read whole, with all that is wrong in it. It needs no database.
///
/// @param rules those that can be understood
public record StrategyCheck(
        List<BrokenDeclaration> mistakes,
        Editions<Strategy> strategies,
        Editions<OutcomeSet> outcomes,
        List<Zone> zones,
        List<Rule> rules) {

    public StrategyCheck {
        mistakes = List.copyOf(mistakes);
        zones = List.copyOf(zones);
        rules = List.copyOf(rules);
    }

    public static StrategyCheck of(Path folder) {
        var reading = new StrategyReading(folder);
        var mistakes = reading.mistakes();
        var sets = reading.outcomeSets();
        var strategies = reading.strategies(sets);
        int before = mistakes.all().size();
        var zones = reading.zones();
        boolean zonesRead = mistakes.all().size() == before;
        if (Files.exists(folder.resolve("school-year.yaml"))) {
            mistakes.read(() -> SchoolYear.in(folder));
        }
        mistakes.read(() -> Rules.in(folder));
        mistakes.read(() -> Populations.in(folder));
        mistakes.read(() -> ZoneShapes.in(folder))
                .filter(_ -> zonesRead)
                .ifPresent(_ -> ZoneShapes.ofNoZone(
                                folder, zones.stream().map(Zone::code).collect(Collectors.toUnmodifiableSet()))
                        .forEach(mistakes::add));
        mistakes.read(() -> FileSet.in(folder));
        var vocabulary = mistakes.read(() -> Vocabulary.in(folder));
        if (vocabulary.isPresent()) {
            Vocabulary.unfinished(folder).forEach(mistakes::add);
        }
        List<Rule> rules = vocabulary
                .map(words -> RuleFile.allIn(folder, words, sets.newest(), mistakes))
                .orElse(List.of());
        vocabulary.ifPresent(words -> reading.against(
                rules.stream().map(Rule::name).collect(Collectors.toUnmodifiableSet()),
                words.kindsOfData().keySet(),
                KnownGroups.NAMES));
        return new StrategyCheck(mistakes.all(), strategies, sets, zones, rules);
    }
}
