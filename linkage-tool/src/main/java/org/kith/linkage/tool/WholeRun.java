package org.kith.linkage.tool;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Band;
import org.kith.linkage.Links;
import org.kith.linkage.Quality;
import org.kith.linkage.Reach;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;
import org.kith.linkage.Standing;
import org.kith.linkage.tool.findings.Answered;
import org.kith.linkage.tool.findings.ByGroup;
import org.kith.linkage.tool.findings.Found;
import org.kith.linkage.tool.findings.HowGood;
import org.kith.linkage.tool.findings.Labels;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.Manifest;
import org.kith.linkage.tool.findings.Memory;
import org.kith.linkage.tool.findings.ModelUsed;
import org.kith.linkage.tool.findings.Thresholds;
import org.kith.linkage.tool.reading.Reading;
import org.kith.linkage.tool.report.Report;

/// What came of linking all records of the files with one another: its folder, and what is told of it.
///
/// @param truth each record's true person, where that is known
/// @param name  of the model
@SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
record WholeRun(
        Reading read,
        int @Nullable [] truth,
        Links links,
        Settings settings,
        @Nullable ByConditions conditions,
        String name,
        Asked asked) {

    /// Writes all that was asked for.
    Manifest write(Folder folder) throws IOException {
        folder.putCsvBeside("clusters.csv", this::writeClusters);
        Linked linked = linked();
        IntPredicate joined = record -> links.band(record) == Band.MATCH;
        int[] persons = links.persons();
        CompletableFuture<List<ByGroup>> grouping =
                CompletableFuture.supplyAsync(() -> ByGroup.of(read.partings(), persons, joined, truth));
        Quality quality = truth == null ? null : Quality.of(persons, truth);
        Labels.Outcome labelled = asked.labels() == null ? null : asked.labels().compare(linked);
        List<Thresholds> thresholds = Thresholds.of(links, truth, quality == null ? 0 : quality.truePairs());
        Reach reach = truth == null ? null : links.reach(truth);
        ModelFile file = conditions != null ? null : modelFile();
        writeModel(file, folder);
        Manifest manifest = new Manifest(
                read.inputs(),
                new ModelUsed(
                        name,
                        Sum.of(folder.place(Link.MODEL)),
                        Answered.of(linked, read.inputs()).unlearnt(),
                        file == null ? List.of() : file.unsaid(),
                        settings.joinAt()),
                new Found(
                        records().size(),
                        links.people(),
                        linked.doubtful().size(),
                        links.refused().size(),
                        bands(),
                        asked.decided() == null ? null : asked.decided().outcome(linked)),
                new HowGood(quality, grouping.join(), reach, thresholds, labelled),
                links.figures(),
                Memory.megabytes(),
                asked.keep() ? KeptRun.write(Standing.of(records(), links, settings), folder) : null);
        if (asked.pairs()) {
            folder.putCsv("pairs.csv", csv -> ByConditions.writePairs(conditions, linked, links::weighed, csv));
        }
        if (asked.report()) {
            folder.put(
                    "report.html",
                    new Report(records(), links, linked, manifest, asked.explained(), asked.pairs())::write);
        }
        return manifest;
    }

    /// @param file null where the run was by conditions
    private void writeModel(@Nullable ModelFile file, Folder folder) throws IOException {
        if (file != null) {
            folder.put(Link.MODEL, writer -> writer.write(file.content()));
        } else if (conditions != null) {
            folder.putJson(
                    Link.MODEL,
                    conditions.learnt(
                            links, ModelFile.column(read.inputs().getFirst().columns(), "id")));
        }
    }

    private Linked linked() {
        return new Linked.Whole(records(), links, settings.constraints());
    }

    private Records records() {
        return read.records();
    }

    private void writeClusters(CsvWriter csv) {
        csv.writeRecord("source", "id", "person");
        for (int record = 0; record < records().size(); record++) {
            csv.writeRecord(records().source(record), records().id(record), Integer.toString(links.person(record) + 1));
        }
    }

    private ModelFile modelFile() {
        return ModelFile.of(
                links.model(),
                read.inputs().getFirst().columns(),
                read.inputs().size(),
                links.commonness(),
                links.figures().rules());
    }

    private Map<String, Long> bands() {
        Map<Band, Long> counts = new EnumMap<>(Band.class);
        for (int record = 0; record < records().size(); record++) {
            counts.merge(links.band(record), 1L, Long::sum);
        }
        Map<String, Long> bands = new LinkedHashMap<>();
        for (Band band : Band.values()) {
            bands.put(band.word(), counts.getOrDefault(band, 0L));
        }
        return bands;
    }

    /// Tells how it went, and why of what was asked about.
    ///
    /// @param byGroup whether to tell of groups of people, too
    void tell(Manifest manifest, boolean byGroup, PrintWriter say) {
        HowGood good = manifest.good();
        if (good.labels() != null) {
            good.labels().print(say);
        }
        if (good.reach() != null) {
            say.printf(
                    Locale.ROOT,
                    "blocking: %d of %d true pairs are reached by a rule%n",
                    good.reach().reached(),
                    good.reach().truePairs());
        }
        if (byGroup) {
            good.groups().forEach(parting -> say.println(parting.sentence()));
        }
        asked.explain(linked(), say);
    }
}
