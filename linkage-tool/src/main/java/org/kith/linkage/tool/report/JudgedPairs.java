package org.kith.linkage.tool.report;

import java.util.List;
import org.kith.linkage.tool.findings.Labels;

/// The part of a report that holds a run beside what people judged.
record JudgedPairs(Html out, Labels.Outcome labels) {

    void section() {
        out.heading("Beside what people judged");
        out.p(Html.number(labels.pairs())
                + " pairs that people have judged. Precision: of what is taken for one person, how much"
                + " people call so. Recall: of what people call one person, how much is found.");
        Bars bars = new Bars("F1 by threshold", "F1 over the judged pairs at each probability", false);
        Html.Table table = new Html.Table(
                "Judged pairs", "Probability from", "Precision", "Recall", "F1", "False positives", "False negatives");
        for (Labels.At at : labels.thresholds()) {
            bars.bar(
                    Html.plain(at.probability()),
                    at.agreement().f1(),
                    Html.share(at.agreement().f1()));
            agreement(table, Html.plain(at.probability()), at.agreement());
        }
        agreement(table, "As this run joined them", labels.joined());
        out.beside(bars, table);
        disagreements("Joined, though people say two", labels.falsePositives());
        disagreements("Apart, though people say one", labels.falseNegatives());
    }

    private static void agreement(Html.Table table, String by, Labels.Agreement agreement) {
        table.row(
                by,
                Html.share(agreement.precision()),
                Html.share(agreement.recall()),
                Html.share(agreement.f1()),
                Html.number(agreement.falsePositives()),
                Html.number(agreement.falseNegatives()));
    }

    private void disagreements(String what, List<Labels.Disagreement> pairs) {
        out.subheading(what);
        if (pairs.isEmpty()) {
            out.p("None.");
            return;
        }
        out.list(
                (pairs.size() == 1 ? "One pair" : Html.number(pairs.size()) + " pairs") + ", with reasons",
                pairs.stream()
                        .map(pair -> pair.sourceA() + "/" + pair.idA() + " and " + pair.sourceB() + "/" + pair.idB()
                                + ": people say " + Html.plain(pair.label()) + ", the run "
                                + Html.plain(pair.probability()) + ". " + pair.why())
                        .toList());
    }
}
