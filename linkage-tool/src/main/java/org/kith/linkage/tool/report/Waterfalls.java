package org.kith.linkage.tool.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Constraints;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.Why;
import org.kith.linkage.tool.reading.Names;

/// How some pairs came about, answer by answer.
///
/// @param values whether to show what the records of a pair say, which is personal data, and not their ids only
record Waterfalls(Html out, Linked linked, boolean values) {

    static final int OF_A_KIND = 3;

    /// @param asked  the pairs that were asked about, shown first and once
    /// @param joined some that were
    void section(List<Names.Two> asked, List<ScoredPair> joined) {
        out.heading("How some pairs came about");
        out.p((asked.isEmpty() ? "A few" : "First those that were asked about, then a few")
                + " that were joined, wait for people or were refused. From the odds before anything is compared, answer by"
                + " answer, to the odds of one person against two strangers."
                + (linked.knowsKin() ? " The probability weighs twins and kin as well." : ""));
        Why why = new Why(linked);
        Set<Constraints.Pair> shown = new HashSet<>();
        for (Names.Two two : asked) {
            int a = linked.number(two.one());
            int b = linked.number(two.other());
            if (shown.add(new Constraints.Pair(a, b))) {
                waterfall("Asked about, " + why.outcome(a, b), a, b, String.join(" ", why.sentences(a, b)));
            }
        }
        joined.stream()
                .filter(pair -> shown.add(new Constraints.Pair(pair.a(), pair.b())))
                .forEach(pair -> waterfall("Joined", pair.a(), pair.b(), gist(pair.a(), pair.b()) + decided(pair)));
        linked.doubtful().stream()
                .limit(OF_A_KIND)
                .filter(pair -> shown.add(new Constraints.Pair(pair.a(), pair.b())))
                .forEach(pair -> waterfall("Doubtful", pair.a(), pair.b(), gist(pair.a(), pair.b())));
        linked.refused().stream()
                .limit(OF_A_KIND)
                .filter(refusal -> shown.add(new Constraints.Pair(refusal.a(), refusal.b())))
                .forEach(refusal -> waterfall(
                        "Refused", refusal.a(), refusal.b(), gist(refusal.a(), refusal.b()) + because(refusal)));
        if (shown.isEmpty()) {
            out.p("There is no pair to show: no two records are alike.");
        }
    }

    private String gist(int a, int b) {
        return linked.explain(a, b).sentence();
    }

    private String decided(ScoredPair pair) {
        String decision = linked.decision(pair.a(), pair.b());
        return decision.isEmpty() ? "" : " " + decision;
    }

    private static String because(Refusal refusal) {
        return " Not joined because " + refusal.reason().words() + ".";
    }

    private void waterfall(String outcome, int a, int b, String sentences) {
        Explanation why = linked.explain(a, b);
        String names = linked.called(a) + " and " + linked.called(b);
        out.subheading(outcome + ": " + names);
        out.p(sentences);
        Bars bars = new Bars("Weights of " + names, "How each answer moves the odds, in powers of two", true);
        Html.Table table = values
                ? new Html.Table("Weights of " + names, "Answer", "Weight", "Sum", linked.called(a), linked.called(b))
                : new Html.Table("Weights of " + names, "Answer", "Weight", "Sum");
        double sum = why.priorWeight();
        bars.from(0, "before anything", sum, Html.signed(sum));
        step(table, "before anything is compared", sum, sum, null, a, b);
        for (Explanation.Step step : why.steps()) {
            double weight = step.weight() + step.frequencyWeight();
            bars.from(sum, step.comparison() + ": " + step.level(), weight, Html.signed(weight));
            sum += weight;
            step(table, step.comparison() + ": " + step.level(), weight, sum, step.comparison(), a, b);
        }
        bars.from(0, "all together", sum, Html.signed(sum));
        out.beside(bars, table);
    }

    private void step(
            Html.Table table, String what, double weight, double sum, @Nullable String comparison, int a, int b) {
        List<String> row = new ArrayList<>(List.of(what, Html.signed(weight), Html.signed(sum)));
        if (values) {
            row.add(said(comparison, a));
            row.add(said(comparison, b));
        }
        table.row(row.toArray(String[]::new));
    }

    private String said(@Nullable String comparison, int record) {
        List<String> said = new ArrayList<>();
        for (Field field : Answered.fieldsOf(comparison)) {
            said.addAll(linked.values(record, field));
        }
        if (said.isEmpty() && comparison != null) {
            said.addAll(linked.column(record, comparison));
        }
        return String.join(", ", said);
    }
}
