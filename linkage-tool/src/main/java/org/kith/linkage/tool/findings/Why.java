package org.kith.linkage.tool.findings;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.linkage.Explanation;
import org.kith.linkage.RecordName;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.tool.reading.Names;

/// Says why of two records asked about.
public final class Why {

    private final Linked linked;

    public Why(Linked linked) {
        this.linked = linked;
    }

    /// One pair after the other.
    public void explain(List<Names.Two> pairs, PrintWriter say) {
        pairs.forEach(two -> explain(linked.number(two.one()), linked.number(two.other()), say));
    }

    /// What holds the person of each record together.
    public void explainPersons(List<RecordName> records, PrintWriter say) {
        records.forEach(record -> explainPerson(linked.number(record), say));
    }

    private void explainPerson(int record, PrintWriter say) {
        List<ScoredPair> joins = linked.joins(record);
        if (joins.isEmpty()) {
            say.printf("%n%s: no other record is this person's.%n", linked.called(record));
        } else {
            say.printf(
                    "%n%s: one of %d records of one person. What people decided, and then the likeliest pairs, hold them"
                            + " together:%n",
                    linked.called(record), joins.size() + 1);
        }
        for (ScoredPair join : joins) {
            say.printf(
                    "  %s and %s. %s%n",
                    linked.called(join.a()), linked.called(join.b()), String.join(" ", sentences(join.a(), join.b())));
        }
        say.flush();
    }

    /// What became of the two.
    public String outcome(int a, int b) {
        return linked.person(a) == linked.person(b) ? "joined" : "kept apart";
    }

    /// The gist, and then what people decided of the two, what refused to join them, and whether they were never
    /// compared.
    public List<String> sentences(int a, int b) {
        List<String> sentences = new ArrayList<>();
        sentences.add(linked.explain(a, b).sentence());
        String decision = linked.decision(a, b);
        if (!decision.isEmpty()) {
            sentences.add(decision);
        }
        linked.refusal(a, b)
                .ifPresent(refusal ->
                        sentences.add("Not joined because " + refusal.reason().words() + "."));
        if (!linked.compared(a, b)) {
            sentences.add("No blocking rule brings them together, so they were never compared"
                    + (linked.person(a) == linked.person(b) && decision.isEmpty()
                            ? "; others of their records join them."
                            : "."));
        }
        return sentences;
    }

    /// The gist, and then the weights from the prior to the sum.
    private void explain(int a, int b, PrintWriter say) {
        Explanation why = linked.explain(a, b);
        List<String> sentences = sentences(a, b);
        say.printf("%n%s and %s: %s. %s%n", linked.called(a), linked.called(b), outcome(a, b), sentences.getFirst());
        sentences.stream().skip(1).forEach(say::println);
        double sum = why.priorWeight();
        line(say, "before anything is compared", sum, sum);
        for (Explanation.Step step : why.steps()) {
            sum += step.weight();
            line(say, step.comparison() + ": " + step.level(), step.weight(), sum);
            if (step.frequencyWeight() != 0) {
                sum += step.frequencyWeight();
                line(
                        say,
                        step.frequencyWeight() > 0 ? "  which is rare" : "  which is common",
                        step.frequencyWeight(),
                        sum);
            }
        }
        say.printf(Locale.ROOT, "The sum is log2 of the odds against chance. One person %.3f", why.probability());
        if (linked.knowsKin()) {
            say.printf(Locale.ROOT, ", twins %.3f, other kin %.3f", why.twins(), why.kin());
        }
        say.println(".");
        say.flush();
    }

    private static void line(PrintWriter say, String what, double weight, double sum) {
        say.printf(Locale.ROOT, "  %-50s %+8.2f %+9.2f%n", what, weight, sum);
    }
}
