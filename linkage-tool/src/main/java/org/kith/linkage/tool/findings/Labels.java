package org.kith.linkage.tool.findings;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.linkage.Explanation;
import org.kith.linkage.tool.reading.Count;

/// Pairs of records that people have judged: are they one person or not.
public final class Labels {

    private static final int MOST_TOLD = 200;

    private final List<Judged> pairs;

    public Labels(List<Judged> pairs) {
        this.pairs = pairs;
    }

    /// How often the run agrees with people.
    ///
    /// @param truePositives one person by both
    /// @param falsePositives one person by the run only
    /// @param falseNegatives one person by people only
    public record Agreement(
            double precision,
            double recall,
            double f1,
            int truePositives,
            int falsePositives,
            int falseNegatives,
            int trueNegatives) {

        static Agreement of(int[] counts) {
            double precision = counts[3] + counts[1] == 0 ? 1 : counts[3] / (double) (counts[3] + counts[1]);
            double recall = counts[3] + counts[2] == 0 ? 1 : counts[3] / (double) (counts[3] + counts[2]);
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return new Agreement(precision, recall, f1, counts[3], counts[1], counts[2], counts[0]);
        }
    }

    /// The agreement if pairs from this probability were taken for one person.
    public record At(double probability, Agreement agreement) {}

    /// A pair on which the run and people do not agree.
    public record Disagreement(
            String sourceA, String idA, String sourceB, String idB, double label, double probability, String why) {}

    /// What came of the comparison.
    ///
    /// @param joined         the run's own people, whatever led to them
    /// @param falsePositives the first of them, as many as are worth reading
    public record Outcome(
            int pairs,
            Agreement joined,
            List<At> thresholds,
            List<Disagreement> falsePositives,
            List<Disagreement> falseNegatives) {

        public void print(PrintWriter say) {
            say.printf(
                    Locale.ROOT,
                    "labels:  precision %.4f, recall %.4f, F1 %.4f; of %s the run and people agree on %d%n",
                    joined.precision(),
                    joined.recall(),
                    joined.f1(),
                    new Count(pairs, "judged pair"),
                    joined.truePositives() + joined.trueNegatives());
            say.flush();
        }
    }

    public Outcome compare(Linked linked) {
        List<Explanation> why = new ArrayList<>();
        int[] counts = new int[4];
        List<Disagreement> falsePositives = new ArrayList<>();
        List<Disagreement> falseNegatives = new ArrayList<>();
        for (Judged pair : pairs) {
            int a = linked.find(pair.a()).orElseThrow();
            int b = linked.find(pair.b()).orElseThrow();
            Explanation told = linked.explain(a, b);
            why.add(told);
            boolean together = linked.person(a) == linked.person(b);
            counts[(pair.onePerson() ? 2 : 0) + (together ? 1 : 0)]++;
            List<Disagreement> disagreements = together ? falsePositives : falseNegatives;
            if (together != pair.onePerson() && disagreements.size() < MOST_TOLD) {
                disagreements.add(new Disagreement(
                        pair.a().source(),
                        pair.a().id(),
                        pair.b().source(),
                        pair.b().id(),
                        pair.label(),
                        told.probability(),
                        told.sentence()));
            }
        }
        Agreement joined = Agreement.of(counts);
        List<At> thresholds = new ArrayList<>();
        for (double from : Thresholds.FROM) {
            int[] likely = new int[4];
            for (int i = 0; i < pairs.size(); i++) {
                likely[(pairs.get(i).onePerson() ? 2 : 0) + (why.get(i).probability() >= from ? 1 : 0)]++;
            }
            thresholds.add(new At(from, Agreement.of(likely)));
        }
        return new Outcome(pairs.size(), joined, thresholds, falsePositives, falseNegatives);
    }
}
