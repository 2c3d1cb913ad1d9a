package org.kith.linkage.tool.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Reach;

/// The part of a report that says what each blocking rule costs and what it is good for.
///
/// @param reach how many true pairs each rule brings together, where the truth is known
record Blocking(
        Html out, List<Links.Figures.Rule> rules, @Nullable Reach reach) {

    void section() {
        out.heading("What brought pairs together");
        out.p(
                "Only records that agree on what a rule asks for are compared, each pair once. Blocks too large to be worth it"
                        + " are left out.");
        if (reach == null) {
            pairs();
        } else {
            advice(reach).forEach(out::p);
            reached(reach);
            List<String> spare = spare(reach);
            if (!spare.isEmpty()) {
                out.list("Rules of which any one could go without losing a true pair of these files", spare);
            }
        }
    }

    private void pairs() {
        Bars bars = new Bars("Pairs by rule", "Pairs that each blocking rule brings together", false);
        Html.Table table = new Html.Table(
                "Blocking rules", "Rule", "Pairs", "New pairs", "Largest block", "Blocks left out", "Used");
        for (Links.Figures.Rule rule : rules) {
            if (rule.used()) {
                bars.bar(rule.name(), (double) rule.pairs(), Html.number(rule.pairs()));
            }
            table.row(
                    rule.name(),
                    Html.number(rule.pairs()),
                    added(rule),
                    Html.number(rule.largestBlock()),
                    Html.number(rule.blocksLeftOut()),
                    used(rule));
        }
        out.beside(bars, table);
    }

    private void reached(Reach reach) {
        Bars bars = new Bars(
                "True pairs by rule", "True pairs that each rule reaches, and those that only it reaches", false);
        Html.Table table = new Html.Table(
                "Blocking rules",
                "Rule",
                "Pairs",
                "New pairs",
                "True pairs it reaches",
                "Share of all",
                "Only it reaches",
                "Largest block",
                "Blocks left out",
                "Used");
        for (Links.Figures.Rule rule : rules) {
            Optional<Reach.Rule> part = reach.rules().stream()
                    .filter(each -> each.name().equals(rule.name()))
                    .findFirst();
            long alone = part.map(Reach.Rule::alone).orElse(0L);
            long only = part.map(Reach.Rule::only).orElse(0L);
            if (rule.used()) {
                bars.bar(rule.name(), (double) alone, Html.number(alone));
                bars.second("only by it", (double) only, Html.number(only));
            }
            table.row(
                    rule.name(),
                    Html.number(rule.pairs()),
                    added(rule),
                    Html.number(alone),
                    Html.share((double) alone / Math.max(1, reach.truePairs())),
                    Html.number(only),
                    Html.number(rule.largestBlock()),
                    Html.number(rule.blocksLeftOut()),
                    used(rule));
        }
        out.beside(bars, table);
    }

    /// What the figures say, in sentences.
    private List<String> advice(Reach reach) {
        List<String> advice = new ArrayList<>();
        if (reach.truePairs() == 0) {
            advice.add("No two records are truly one person, so there is nothing for a rule to reach.");
            return advice;
        }
        long missed = reach.truePairs() - reach.reached();
        advice.add("Together the rules reach " + Html.share((double) reach.reached() / reach.truePairs()) + " of the "
                + Html.number(reach.truePairs()) + " true pairs."
                + (missed == 0
                        ? ""
                        : " Never compared: " + Html.number(missed)
                                + ", which can be found only by way of a third record."));
        reach.rules().stream()
                .max(Comparator.comparingLong(Reach.Rule::only))
                .filter(rule -> rule.only() > 0)
                .ifPresent(rule -> advice.add("Most would be lost without “" + rule.name() + "”: "
                        + Html.number(rule.only()) + " true pairs that no other rule reaches."));
        return advice;
    }

    /// Rules without which every true pair would still be reached.
    private List<String> spare(Reach reach) {
        return rules.stream()
                .filter(rule -> rule.used() && rule.added() != null && rule.added() > 0)
                .filter(rule ->
                        reach.rules().stream().anyMatch(part -> part.name().equals(rule.name()) && part.only() == 0))
                .map(rule -> rule.name() + ": " + added(rule) + " pairs that no rule before it brings")
                .toList();
    }

    private static String added(Links.Figures.Rule rule) {
        return rule.added() == null ? "not counted" : Html.number(rule.added());
    }

    private static String used(Links.Figures.Rule rule) {
        return rule.used() ? "yes" : "no, too many pairs";
    }
}
