package org.kith.linkage.tool.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kith.linkage.Effect;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.Standing;
import org.kith.linkage.tool.findings.AgainstManifest;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.reading.Names;

/// New records against an earlier run as one HTML file: how they came out, whom they moved, and why.
///
/// @param numbers the records of the files, by their numbers in the run
/// @param asked   pairs to show before others
/// @param values  whether to show what the records of a pair say, which is personal data, and not their ids only
@SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
public record AgainstReport(
        Linked linked,
        AgainstManifest outcome,
        Effect effect,
        Standing standing,
        int[] numbers,
        List<Names.Two> asked,
        boolean values) {

    private static final int MERGERS_SHOWN = 100;
    private static final int FELLOWS_LOOKED_AT = 50;

    public void write(Writer writer) throws IOException {
        Html out = new Html();
        Weighing weighing = new Weighing(out, linked, Answered.of(linked, outcome.inputs()));
        summary(out);
        if (numbers.length > 0) {
            Report.read(out, outcome.inputs());
            cameOut(out);
            weighing.unlinkable(numbers);
            new Groupwise(out, outcome.good().groups()).section();
        }
        moved(out);
        if (numbers.length > 0) {
            weighing.sizes(members());
        }
        weighing.weights();
        weighing.levels();
        out.heading("What only a whole run can show");
        out.p("New records join from the probability that the earlier run joined from, by what it learnt"
                + (linked.knowsKin()
                        ? ", and are compared with those alone who share a block with them."
                        : "; by conditions all records are linked anew.")
                + " What another threshold would bring, and what each blocking"
                + " rule brought, stand in the report of the run that learnt.");
        if (outcome.good().labels() != null) {
            new JudgedPairs(out, outcome.good().labels()).section();
        }
        new Waterfalls(out, linked, values).section(asked, someJoined());
        out.write(writer);
    }

    private void summary(Html out) {
        out.p(Report.holds(values));
        Html.Table facts = new Html.Table("The run in figures", "What", "How many");
        facts.row("Records in the files", Html.number(outcome.came().records()));
        facts.row(
                "Of these known before, and changed", Html.number(outcome.came().changed()));
        facts.row("Records removed", Html.number(outcome.came().removed()));
        facts.row("Records of the earlier run", Html.number(outcome.came().known()));
        facts.row("People, all together", Html.number(outcome.people().people()));
        facts.row("Pairs compared", Html.number(outcome.work().pairsCompared()));
        facts.row("Doubtful pairs, left to people", Html.number(outcome.work().doubtfulPairs()));
        facts.row("Joins refused", Html.number(outcome.work().refusedJoins()));
        Report.decided(facts, outcome.decided());
        Report.model(facts, outcome.modelVersion());
        if (outcome.good().quality() != null) {
            out.p("Precision and recall are those of the records in the files among themselves.");
            Report.quality(facts, outcome.good().quality());
        }
        out.table(facts);
    }

    private void cameOut(Html out) {
        out.heading("How the records of the files came out");
        Report.outcomes(
                out,
                "Records of the files by how they came out",
                outcome.came().cameOut(),
                outcome.came().records());
    }

    private void moved(Html out) {
        out.heading("What moved among the earlier people");
        Bars bars = new Bars("Moves", "People and records that are not as they were", false);
        Html.Table table = new Html.Table("Moves", "What", "How many");
        move(
                bars,
                table,
                "People who are new, or parted from another",
                outcome.people().personsBegan());
        move(
                bars,
                table,
                "Earlier people who turned out to be another",
                outcome.people().personsMerged());
        move(bars, table, "People of whom no record is left", outcome.people().personsGone());
        move(
                bars,
                table,
                "Earlier records with another person now",
                outcome.people().recordsMoved());
        out.beside(bars, table);
        if (outcome.people().personsMerged() > 0) {
            out.list(
                    outcome.people().personsMerged() > MERGERS_SHOWN
                            ? "The first " + MERGERS_SHOWN + " who turned out to be another (all are in merged.csv)"
                            : "Who turned out to be whom",
                    new TreeMap<>(effect.ended())
                            .entrySet().stream()
                                    .filter(ended -> ended.getValue() != 0)
                                    .limit(MERGERS_SHOWN)
                                    .map(ended -> "Person " + ended.getKey() + " is person " + ended.getValue() + ".")
                                    .toList());
        }
    }

    private static void move(Bars bars, Html.Table table, String what, int count) {
        bars.bar(what, count, Html.number(count));
        table.row(what, Html.number(count));
    }

    /// How many records each person has who has one in the files.
    private IntStream members() {
        BitSet seen = new BitSet();
        return Arrays.stream(numbers)
                .filter(number -> {
                    boolean fresh = !seen.get(standing.person(number));
                    seen.set(standing.person(number));
                    return fresh;
                })
                .map(number -> standing.fellows(number).size());
    }

    /// A few records of the files that joined earlier ones, each with the likeliest of these; where none did, of
    /// those that joined one another.
    private List<ScoredPair> someJoined() {
        BitSet fresh = new BitSet();
        Arrays.stream(numbers).forEach(fresh::set);
        List<ScoredPair> joined = new ArrayList<>();
        int apart = Math.max(1, outcome.came().joined() / Waterfalls.OF_A_KIND);
        int seen = 0;
        for (int number : numbers) {
            List<Integer> fellows = standing.fellows(number).stream()
                    .filter(fellow -> fellow != number && (outcome.came().joined() == 0 || !fresh.get(fellow)))
                    .toList();
            if (!fellows.isEmpty() && joined.size() < Waterfalls.OF_A_KIND && seen++ % apart == 0) {
                fellows.stream()
                        .limit(FELLOWS_LOOKED_AT)
                        .map(fellow -> new ScoredPair(
                                number, fellow, linked.explain(number, fellow).probability()))
                        .max(Comparator.comparingDouble(ScoredPair::probability))
                        .ifPresent(joined::add);
            }
        }
        return joined;
    }
}
