package org.kith.linkage.tool.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kith.linkage.Model;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.Thresholds;

/// The parts of a report that show by what records were weighed, and which say too little to be weighed.
record Weighing(Html out, Linked linked, Answered answered) {

    private static final int RECORDS_LOOKED_AT = 5_000;

    void weights() {
        out.heading("What each answer weighs");
        out.p(
                "To the right, an answer speaks for one person; to the left, for two. One step doubles or halves the odds."
                        + (linked.knowsKin()
                                ? " An answer that no pair to learn from gave weighs half-way between the next lesser"
                                        + " one and the fuller ones, and never against a person."
                                : ""));
        Bars bars = new Bars("Match weights", "Each comparison's answers with log2 of m over u", true);
        Html.Table table = new Html.Table("Match weights", "Comparison", "Answer", "Weight");
        for (Model.Comparison comparison : answered.comparisons()) {
            for (Model.Level level : comparison.levels()) {
                bars.bar(comparison.name() + ": " + level.name(), level.weight(), Html.signed(level.weight()));
                String answer = level.learnt() ? level.name() : level.name() + " (not learnt)";
                table.row(comparison.name(), answer, Html.signed(level.weight()));
            }
        }
        out.beside(bars, table);
    }

    void levels() {
        out.heading("How often each answer is seen");
        out.p("m: among records of one person. u: among records of two people taken at random.");
        Bars bars = new Bars("m and u", "How often each answer is seen among matches and among strangers", false);
        Html.Table table = new Html.Table("m and u", "Comparison", "Answer", "m", "u");
        for (Model.Comparison comparison : answered.comparisons()) {
            for (Model.Level level : comparison.levels()) {
                bars.bar(comparison.name() + ": " + level.name() + ", m", level.m(), Html.share(level.m()));
                bars.second(level.name() + ", u", level.u(), Html.share(level.u()));
                table.row(comparison.name(), level.name(), Html.plain(level.m()), Html.plain(level.u()));
            }
        }
        out.beside(bars, table);
    }

    /// How sure a record could be of itself at best: compared with itself, does it say enough to be joined?
    void unlinkable(int[] records) {
        int step = Math.max(1, records.length / RECORDS_LOOKED_AT);
        int[] below = new int[Thresholds.FROM.size()];
        int looked = 0;
        for (int i = 0; i < records.length; i += step) {
            double best = linked.explain(records[i], records[i]).probability();
            looked++;
            for (int from = 0; from < below.length; from++) {
                below[from] += best < Thresholds.FROM.get(from) ? 1 : 0;
            }
        }
        Bars bars = new Bars("Unlinkable records", "Records that say too little to reach a probability", false);
        Html.Table table =
                new Html.Table("Unlinkable records", "Probability", "Cannot reach it", "Of records looked at");
        for (int from = 0; from < below.length; from++) {
            bars.bar(Html.plain(Thresholds.FROM.get(from)), below[from], Html.number(below[from]));
            table.row(Html.plain(Thresholds.FROM.get(from)), Html.number(below[from]), Html.number(looked));
        }
        out.subheading("Records that say too little");
        out.p("Compared with themselves, these records do not reach the probability: no other record could be joined to"
                + " them by what they say.");
        out.beside(bars, table);
    }

    /// @param members how many records each person has
    void sizes(IntStream members) {
        out.heading("How many records a person has");
        Map<Integer, Integer> people = new TreeMap<>();
        members.forEach(size -> people.merge(size, 1, Integer::sum));
        Bars bars = new Bars("Records a person", "People by how many records they have", false);
        Html.Table table = new Html.Table("Records a person", "Records", "People");
        people.forEach((size, count) -> {
            bars.bar(size == 1 ? "1 record" : size + " records", count, Html.number(count));
            table.row(Html.number(size), Html.number(count));
        });
        out.beside(bars, table);
    }
}
