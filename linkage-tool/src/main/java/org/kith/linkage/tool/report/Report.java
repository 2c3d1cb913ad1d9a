package org.kith.linkage.tool.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.Records;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.Manifest;
import org.kith.linkage.tool.findings.Thresholds;
import org.kith.linkage.tool.reading.Input;
import org.kith.linkage.tool.reading.Names;

/// A whole run as one HTML file: what weighed how much, what another threshold would bring, who is hard to link, and
/// why some pairs came out as they did.
public final class Report {

    private final Records records;
    private final Links links;
    private final Linked linked;
    private final Manifest manifest;
    private final List<Names.Two> asked;
    private final boolean values;
    private final Html out = new Html();

    /// Begins a report of a whole run.
    ///
    /// @param asked  pairs to show before others
    /// @param values whether to show what the records of a pair say, which is personal data, and not their ids only
    public Report(
            Records records, Links links, Linked linked, Manifest manifest, List<Names.Two> asked, boolean values) {
        this.records = records;
        this.links = links;
        this.linked = linked;
        this.manifest = manifest;
        this.asked = asked;
        this.values = values;
    }

    public void write(Writer writer) throws IOException {
        Weighing weighing = new Weighing(out, linked, Answered.of(linked, manifest.inputs()));
        summary();
        read(out, manifest.inputs());
        weighing.weights();
        weighing.levels();
        thresholds();
        new Blocking(out, manifest.figures().rules(), manifest.good().reach()).section();
        bands();
        weighing.unlinkable(IntStream.range(0, records.size()).toArray());
        new Groupwise(out, manifest.good().groups()).section();
        weighing.sizes(members());
        if (manifest.good().labels() != null) {
            new JudgedPairs(out, manifest.good().labels()).section();
        }
        new Waterfalls(out, linked, values).section(asked, someJoined());
        out.write(writer);
    }

    /// What a reader is to know of the file before reading it.
    static String holds(boolean values) {
        return values
                ? "This file holds personal data: the ids of some records, and what these records say. Keep it as you"
                        + " keep the files it was made from."
                : "This file holds figures, and the ids of some records; it does not hold what the records say.";
    }

    /// What each file's columns were read as.
    static void read(Html out, List<Input> inputs) {
        out.heading("What was read");
        Html.Table table = new Html.Table("Columns", "File", "Column", "Read as");
        for (Input input : inputs) {
            input.warnings().forEach(sentence -> out.p(input.file() + ": " + sentence));
            input.columns().forEach((column, use) -> table.row(input.file(), column, use));
            input.notLinkedOn().forEach(column -> table.row(input.file(), column, "not linked on"));
        }
        out.table(table);
    }

    static void quality(Html.Table facts, Quality quality) {
        facts.row("Precision, by pairs", Html.share(quality.precision()));
        facts.row("Recall, by pairs", Html.share(quality.recall()));
        facts.row("F1, by pairs", Html.share(quality.f1()));
        facts.row("F1, B-cubed", Html.share(quality.bcubedF1()));
    }

    static void decided(Html.Table facts, Decided.@Nullable Outcome decided) {
        if (decided != null) {
            facts.row("Pairs that people decided to be one person", Html.number(decided.onePerson()));
            facts.row("Pairs that people decided to be two", Html.number(decided.twoPeople()));
            facts.row(
                    "Of these not kept, since others stand against them",
                    Html.number(decided.notKept().size()));
        }
    }

    static void model(Html.Table facts, String version) {
        facts.row("Model, by the start of its file's SHA-256", version.substring(0, 12));
    }

    private void summary() {
        out.p(holds(values));
        Html.Table facts = new Html.Table("The run in figures", "What", "How many");
        facts.row("Records", Html.number(manifest.found().records()));
        facts.row("People", Html.number(manifest.found().people()));
        facts.row("Pairs compared", Html.number(manifest.figures().pairsCompared()));
        facts.row("Pairs kept", Html.number(manifest.figures().pairsKept()));
        facts.row("Doubtful pairs, left to people", Html.number(manifest.found().doubtfulPairs()));
        facts.row("Joins refused", Html.number(manifest.found().refusedJoins()));
        decided(facts, manifest.found().decided());
        model(facts, manifest.linkedBy().modelVersion());
        facts.row("Joined from a probability of", Html.plain(manifest.linkedBy().joinAt()));
        if (manifest.good().quality() != null) {
            quality(facts, manifest.good().quality());
        }
        out.table(facts);
    }

    private void thresholds() {
        out.heading("What another threshold would bring");
        out.p("Pairs that are at least so likely, and how many people there were if every one of them were joined."
                + (links.conditions() != null
                        ? ""
                        : " This run joined by more than a threshold: it also looked at twins, at what speaks against a"
                                + " join, and at groups as a whole, so that its own "
                                + Html.number(manifest.found().people()) + " people are not in the table."));
        Bars bars = new Bars("Pairs by threshold", "Pairs at or above each probability", false);
        boolean known = manifest.good().quality() != null;
        Html.Table table = known
                ? new Html.Table(
                        "Thresholds",
                        "Probability from",
                        "Pairs",
                        "Joined in this run",
                        "People",
                        "Precision",
                        "Recall")
                : new Html.Table("Thresholds", "Probability from", "Pairs", "Joined in this run", "People");
        for (Thresholds threshold : manifest.good().thresholds()) {
            bars.bar(Html.plain(threshold.from()), (double) threshold.pairs(), Html.number(threshold.pairs()));
            List<String> row = new ArrayList<>(List.of(
                    Html.plain(threshold.from()),
                    Html.number(threshold.pairs()),
                    Html.number(threshold.joined()),
                    Html.number(threshold.people())));
            if (threshold.precision() != null && threshold.recall() != null) {
                row.add(Html.share(threshold.precision()));
                row.add(Html.share(threshold.recall()));
            }
            table.row(row.toArray(String[]::new));
        }
        out.beside(bars, table);
    }

    private void bands() {
        out.heading("How records came out");
        out.p("A record that is like nobody may be alone, or may say too little to be found.");
        outcomes(
                out,
                "Records by how they came out",
                manifest.found().bands(),
                manifest.found().records());
    }

    /// @param counts how many of the records came out in each way
    static void outcomes(Html out, String description, Map<String, ? extends Number> counts, long records) {
        Bars bars = new Bars("Outcomes", description, false);
        Html.Table table = new Html.Table("Outcomes", "Outcome", "Records", "Share");
        counts.forEach((way, counted) -> {
            long count = counted.longValue();
            bars.bar(way, (double) count, Html.number(count));
            table.row(way, Html.number(count), Html.share((double) count / Math.max(1, records)));
        });
        out.beside(bars, table);
    }

    private IntStream members() {
        int[] members = new int[links.people()];
        for (int person : links.persons()) {
            members[person]++;
        }
        return Arrays.stream(members);
    }

    /// A few of the pairs that were joined, from the likeliest to the least.
    private List<ScoredPair> someJoined() {
        List<ScoredPair> joined = new ArrayList<>();
        long[] seen = new long[1];
        long apart = Math.max(1, manifest.figures().pairsKept() / Waterfalls.OF_A_KIND);
        links.eachPair((a, b, probability) -> {
            if (links.person(a) == links.person(b) && seen[0]++ % apart == 0 && joined.size() < Waterfalls.OF_A_KIND) {
                joined.add(new ScoredPair(a, b, probability));
            }
        });
        return joined;
    }
}
