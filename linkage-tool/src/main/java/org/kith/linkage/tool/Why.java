package org.kith.linkage.tool;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.linkage.Explanation;
import org.kith.linkage.Links;
import org.kith.linkage.Records;

/// Says why of two records asked about.
final class Why {

    private final Records records;
    private final Links links;

    /// Why two records are, or are not, one person.
    interface Explains {
        Explanation of(int a, int b);
    }

    Why(Records records, Links links) {
        this.records = records;
        this.links = links;
    }

    /// Records by the id that was asked for, or by `source/id` where several sources know that id.
    ///
    /// @throws IllegalArgumentException with a sentence, when it is no record or more than one
    static int find(Records records, String name) {
        List<Integer> found = new ArrayList<>();
        for (int record = 0; record < records.size(); record++) {
            String id = records.id(record);
            if (name.equals(id) || name.equals(records.source(record) + "/" + id)) {
                found.add(record);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--explain: no record has the id \"" + name + "\".");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("--explain: " + found.size() + " records have the id \"" + name
                    + "\"; name its source too, as in " + records.source(found.getFirst()) + "/" + name + ".");
        }
        return found.getFirst();
    }

    /// The gist, and then the weights from the prior to the sum.
    void explain(int a, int b, PrintWriter say) {
        Explanation why = links.explain(a, b);
        String joined = links.person(a) == links.person(b) ? "joined" : "kept apart";
        say.printf("%n%s and %s: %s. %s%n", name(a), name(b), joined, why.sentence());
        links.refused().stream()
                .filter(refusal -> refusal.a() == Math.min(a, b) && refusal.b() == Math.max(a, b))
                .findFirst()
                .ifPresent(refusal ->
                        say.println("Not joined because " + refusal.reason().words() + "."));
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
        // Conditions know nothing of twins and kin.
        if (links.conditions() == null) {
            say.printf(Locale.ROOT, ", twins %.3f, other kin %.3f", why.twins(), why.kin());
        }
        say.println(".");
        say.flush();
    }

    private static void line(PrintWriter say, String what, double weight, double sum) {
        say.printf(Locale.ROOT, "  %-50s %+8.2f %+9.2f%n", what, weight, sum);
    }

    private String name(int record) {
        return records.source(record) + "/" + records.id(record);
    }
}
