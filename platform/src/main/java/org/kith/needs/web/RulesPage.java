package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.KindOfData;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.WhatWasPublished;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// The rules in force in plain words, by the outcome that each belongs to.
record RulesPage(List<Outcome> outcomes, List<Off> off, Part<Change> changes, int inForce, LocalDate today)
        implements Page {

    RulesPage {
        outcomes = List.copyOf(outcomes);
        off = List.copyOf(off);
    }

    record Outcome(String id, String title, List<Line> rules) {}

    /// A rule.
    ///
    /// @param facts ages, sources, kinds of data, how long it stands, alerts and
    /// version, in sentences
    record Line(String name, String title, String words, String ends, List<String> facts) {}

    /// @param on the day on which it was switched off; null where that was before anything was published here
    record Off(
            String name,
            String title,
            String words,
            String why,
            @Nullable LocalDate on) {

        static Off of(PublishedRule rule, List<WhatWasPublished.Change> published) {
            var name = rule.rule().name();
            return new Off(
                    name,
                    rule.rule().words().title(),
                    rule.rule().words().rule(),
                    rule.rule().offWhy().orElse(""),
                    published.stream()
                            .filter(change -> change.rule().equals(name) && change.switchedOff())
                            .findFirst()
                            .map(WhatWasPublished.Change::on)
                            .orElse(null));
        }
    }

    /// A rule that took the place of another.
    ///
    /// @param now what it says and the one before did not; empty where only its query differs
    /// @param before what that said and this does not
    /// @param reach how many people were to be found besides, and no longer; empty where it is not known
    record Change(LocalDate on, String title, int version, String now, String before, String reach) {

        static Change of(
                PublishedRule rule,
                List<PublishedRule> versions,
                List<WhatWasPublished.Change> published,
                Map<String, String> sources) {
            var now = sentences(rule, sources);
            var before = versions.stream()
                    .filter(each -> each.rule().version() < rule.rule().version())
                    .findFirst()
                    .map(each -> sentences(each, sources))
                    .orElse(List.of());
            return new Change(
                    rule.publishedOn(),
                    rule.rule().words().title(),
                    rule.rule().version(),
                    without(before, now),
                    without(now, before),
                    published.stream()
                            .filter(change -> change.rule().equals(rule.rule().name())
                                    && Objects.equals(
                                            change.version(), rule.rule().version()))
                            .findFirst()
                            .map(Change::reach)
                            .orElse(""));
        }

        private static String reach(WhatWasPublished.Change change) {
            return Words.capital(people(change.enter())) + " entered, " + people(change.leave()) + " left.";
        }

        /// None and a few read alike, since everybody may open this page; 5 stands for six or seven.
        private static String people(long rough) {
            return rough <= 5 ? "fewer than 8 people" : Counts.roughly(rough, "", "people");
        }

        private static String without(List<String> some, List<String> all) {
            return all.stream().filter(each -> !some.contains(each)).collect(Collectors.joining(" "));
        }
    }

    static RulesPage of(
            List<org.kith.strategy.Outcome> agreed,
            List<PublishedRule> inForce,
            List<PublishedRule> off,
            Part<PublishedRule> changed,
            Function<String, List<PublishedRule>> versions,
            List<WhatWasPublished.Change> published,
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
                off.stream().map(rule -> Off.of(rule, published)).toList(),
                changed.map(rule -> Change.of(rule, versions.apply(rule.rule().name()), published, sources)),
                inForce.size(),
                today);
    }

    private static Line line(PublishedRule published, Map<String, String> sources) {
        var rule = published.rule();
        var facts = facts(published, sources);
        facts.add("Version " + rule.version() + ", in force here since " + Dates.day(published.publishedOn()) + ".");
        return new Line(
                rule.name(),
                rule.words().title(),
                rule.words().rule(),
                rule.words().ends(),
                facts);
    }

    /// All that a rule says, for one to be held against another.
    private static List<String> sentences(PublishedRule published, Map<String, String> sources) {
        var words = published.rule().words();
        var sentences = facts(published, sources);
        sentences.addFirst("What ends it: " + words.ends());
        sentences.addFirst(words.rule());
        return sentences;
    }

    private static List<String> facts(PublishedRule published, Map<String, String> sources) {
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
                        : "An alert when found within " + NeedWords.period(alert) + " of its start.");
        return facts;
    }

    static String count(int rules) {
        return Counts.of(rules, "rule", "rules");
    }
}
