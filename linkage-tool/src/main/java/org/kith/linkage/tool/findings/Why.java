package org.kith.linkage.tool.findings;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.kith.linkage.Explanation;
import org.kith.linkage.RecordName;

/// Says why of two records asked about.
public final class Why {

    private final Linked linked;

    public Why(Linked linked) {
        this.linked = linked;
    }

    /// One pair after the other: names 0 and 1, 2 and 3…
    public void explain(List<RecordName> pairs, PrintWriter say) {
        for (int i = 0; i < pairs.size(); i += 2) {
            explain(number(pairs.get(i)), number(pairs.get(i + 1)), say);
        }
    }

    private int number(RecordName name) {
        return linked.find(name).orElseThrow();
    }

    /// The gist, and then the weights from the prior to the sum.
    private void explain(int a, int b, PrintWriter say) {
        Explanation why = linked.explain(a, b);
        String joined = linked.person(a) == linked.person(b) ? "joined" : "kept apart";
        say.printf("%n%s and %s: %s. %s%n", linked.called(a), linked.called(b), joined, why.sentence());
        String decision = linked.decision(a, b);
        if (!decision.isEmpty()) {
            say.println(decision);
        }
        linked.refusal(a, b)
                .ifPresent(refusal ->
                        say.println("Not joined because " + refusal.reason().words() + "."));
        if (!linked.compared(a, b)) {
            say.println("No blocking rule brings them together, so they were never compared"
                    + (linked.person(a) == linked.person(b) && decision.isEmpty()
                            ? "; others of their records join them."
                            : "."));
        }
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
