package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.access.KindOfData;
import org.kith.needs.PublishedRule;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Page;

/// The rules in force in plain words, by the outcome that each belongs to.
record RulesPage(List<Outcome> outcomes, List<Off> off, List<Change> changes, int inForce, LocalDate today)
        implements Page {

    RulesPage {
        outcomes = List.copyOf(outcomes);
        off = List.copyOf(off);
        changes = List.copyOf(changes);
    }

    record Outcome(String id, String title, List<Line> rules) {}

    /// A rule.
    ///
    /// @param facts ages, sources, kinds of data, how long it stands, alerts and
    /// version, in sentences
    record Line(String name, String title, String words, String ends, List<String> facts) {}

    record Off(String name, String title, String words, String why) {}

    record Change(LocalDate on, String title, int version) {}

    static RulesPage of(
            List<org.kith.strategy.Outcome> agreed,
            List<PublishedRule> inForce,
            List<PublishedRule> off,
            List<PublishedRule> changed,
            Map<String, String> sources,
            LocalDate today) {
        var outcomes = agreed.stream()
                .map(outcome -> new Outcome(
                        outcome.code(),
                        outcome.title(),
                        inForce.stream()
                                .filter(rule -> rule.rule().words().outcome().equals(outcome.code()))
                                .map(rule -> line(rule, sources))
                                .toList()))
                .filter(outcome -> !outcome.rules().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        var others = inForce.stream()
                .filter(rule -> agreed.stream()
                        .noneMatch(outcome -> rule.rule().words().outcome().equals(outcome.code())))
                .map(rule -> line(rule, sources))
                .toList();
        if (!others.isEmpty()) {
            outcomes.add(new Outcome("other", "Of no outcome that is agreed on today", others));
        }
        return new RulesPage(
                outcomes,
                off.stream()
                        .map(rule -> new Off(
                                rule.rule().name(),
                                rule.rule().words().title(),
                                rule.rule().words().rule(),
                                rule.rule().offWhy().orElse("")))
                        .toList(),
                changed.stream()
                        .map(rule -> new Change(
                                rule.publishedOn(),
                                rule.rule().words().title(),
                                rule.rule().version()))
                        .toList(),
                inForce.size(),
                today);
    }

    private static Line line(PublishedRule published, Map<String, String> sources) {
        var rule = published.rule();
        var facts = new ArrayList<String>();
        var ages = rule.ages().words();
        facts.add(
                ages.equals("any age")
                        ? "Any age."
                        : ages.matches("\\d+") ? "Age " + ages + "." : "Ages " + ages + ".");
        facts.add("From "
                + Counts.list(rule.sources().stream()
                        .map(source -> NeedWords.lower(sources.getOrDefault(source, source.replace('-', ' '))))
                        .toList())
                + ".");
        facts.add("Shown to those who may see "
                + Counts.list(published.kinds().stream()
                        .map(kind -> KindOfData.of(kind).words())
                        .toList())
                + ".");
        if (!rule.lasting().isSaidIn(rule.words().ends())) {
            facts.add("Stands for " + rule.lasting().words() + " without new evidence.");
        }
        var alert = rule.lasting().alertDays();
        facts.add(
                alert == null
                        ? "No alert."
                        : "An alert when found within " + Counts.of(alert / 7, "week", "weeks") + " of its start.");
        facts.add("Version " + rule.version() + ", of " + Dates.day(published.publishedOn()) + ".");
        return new Line(
                rule.name(),
                rule.words().title(),
                rule.words().rule(),
                rule.words().ends(),
                facts);
    }

    static String count(int rules) {
        return Counts.of(rules, "rule", "rules");
    }
}
