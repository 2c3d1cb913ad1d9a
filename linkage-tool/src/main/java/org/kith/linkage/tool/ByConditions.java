package org.kith.linkage.tool;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Conditions;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.RecordName;
import org.kith.linkage.Records;
import org.kith.linkage.Refusal;
import org.kith.linkage.Settings;
import org.kith.linkage.WeighedPair;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.PairLines;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Layout;
import org.kith.linkage.tool.splink.Shorthand;
import org.kith.linkage.tool.splink.SplinkSettings;
import tools.jackson.databind.JsonNode;

/// A run by conditions: Splink's settings, from a file or from `--block` and `--compare`.
final class ByConditions {

    private final SplinkSettings settings;

    /// What the model came from.
    private final String name;

    /// Asked for, whatever the settings say.
    private final @Nullable String sourceColumn;

    /// Options that do not go together, or cannot be read.
    static final class WrongUse extends RuntimeException {

        private static final long serialVersionUID = 1;

        WrongUse(String sentence) {
            super(sentence);
        }
    }

    private ByConditions(SplinkSettings settings, String name, @Nullable String sourceColumn) {
        this.settings = settings;
        this.name = name;
        this.sourceColumn = sourceColumn;
    }

    /// What is asked for, or null for Kith's own model.
    static @Nullable ByConditions asked(
            @Nullable Path model,
            List<String> blocks,
            List<String> comparisons,
            boolean severalFiles,
            @Nullable String id,
            @Nullable String sourceColumn) {
        if (!blocks.isEmpty() || !comparisons.isEmpty()) {
            return shorthand(model, blocks, comparisons, severalFiles, id, sourceColumn);
        }
        if (model == null) {
            return null;
        }
        try {
            if (!recognised(model)) {
                return null;
            }
            return new ByConditions(SplinkSettings.read(model), String.valueOf(model.getFileName()), sourceColumn);
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(model, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw BrokenInput.unreadable(model, e);
        }
    }

    /// What the run of a folder was linked by, with all that it learnt; null for Kith's own model.
    static @Nullable ByConditions ofRun(Path folder) {
        KeptRun.check(folder);
        return asked(folder.resolve(Link.MODEL), List.of(), List.of(), true, null, null);
    }

    Conditions model() {
        return settings.model();
    }

    private static boolean recognised(Path model) throws IOException {
        return Files.isReadable(model) && SplinkSettings.recognises(Files.readString(model));
    }

    private static ByConditions shorthand(
            @Nullable Path model,
            List<String> blocks,
            List<String> comparisons,
            boolean severalFiles,
            @Nullable String id,
            @Nullable String sourceColumn) {
        if (model != null) {
            throw new WrongUse("--model says how to compare already; leave it out, or --block and --compare");
        }
        if (comparisons.isEmpty()) {
            throw new WrongUse("--block brings pairs together; say with --compare how to compare them");
        }
        try {
            return new ByConditions(
                    Shorthand.of(blocks, comparisons, severalFiles || sourceColumn != null, id),
                    "--block and --compare",
                    sourceColumn);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    String name() {
        return name;
    }

    /// @param numbers whether NHS numbers and UPNs are to be read as well
    /// @throws WrongUse where the conditions read the true person
    Layout.Wanted columns(@Nullable String id, @Nullable String source, @Nullable String truth, boolean numbers) {
        Set<String> names = new TreeSet<>(settings.model().columns());
        if (truth != null && names.stream().anyMatch(name -> Layout.sameName(name, truth))) {
            throw new WrongUse("the conditions read \"" + truth
                    + "\", which --truth-column says is the true person; that is never linked on");
        }
        settings.additionalColumns().forEach(column -> names.add(column.toLowerCase(Locale.ROOT)));
        return new Layout.Wanted(
                Map.of(),
                id == null ? settings.idColumn() : id,
                source,
                truth,
                new Layout.AsTheyAre(names, settings.sourceColumn(), numbers));
    }

    /// @param numbers columns of which no person may hold two different valid numbers
    Linker linker(Settings run, Map<String, Field> numbers) {
        Map<String, Refusal.Reason> apart = new TreeMap<>();
        numbers.forEach((column, field) -> apart.put(
                column, field == Field.UPN ? Refusal.Reason.UPNS_CONFLICT : Refusal.Reason.NHS_NUMBERS_CONFLICT));
        return new Linker(run, settings.model(), apart);
    }

    /// Says which comparisons keep the numbers that Splink assumes, because every rule settles them itself.
    void tellUnlearnt(PrintWriter complain) {
        for (String unlearnt : settings.model().unlearnable()) {
            complain.println("Every blocking rule reads a column of the comparison \"" + unlearnt
                    + "\", so its m cannot be learnt and Splink's assumption stands; add a rule without it.");
        }
    }

    /// Says why no pair will come of settings that link one source to another.
    void tellOneSource(Records records, PrintWriter complain) {
        if (settings.model().linking() == Conditions.Linking.BETWEEN
                && records.size() > 1
                && IntStream.range(1, records.size())
                        .allMatch(record -> records.source(record).equals(records.source(0)))) {
            complain.println(
                    "The settings are link_only, which compares records of different sources, and all records are"
                            + " of one: give each source as a file, or name its column with --source-column.");
        }
    }

    /// The settings with what was learnt, for Splink to load.
    JsonNode learnt(Links links, @Nullable String idColumn) {
        return settings.with(Objects.requireNonNull(links.conditions()), idColumn, sourceColumn);
    }

    /// What `pairs.csv` holds of a run by these conditions, or by Kith's own model where there are none.
    ///
    /// @param pairs that conditions kept
    static void writePairs(
            @Nullable ByConditions conditions, Linked linked, Supplier<List<WeighedPair>> pairs, CsvWriter csv) {
        if (conditions == null) {
            new PairLines(linked).write(csv);
        } else {
            conditions.writePairs(linked, pairs.get(), csv);
        }
    }

    /// The pairs that were compared and kept, and what the settings want to be told beside them.
    private void writePairs(Linked linked, List<WeighedPair> pairs, CsvWriter csv) {
        List<String> heads = new ArrayList<>(
                List.of("source_l", "id_l", "source_r", "id_r", "match_weight", "match_probability", "match_key"));
        for (String column : settings.additionalColumns()) {
            heads.add(column + "_l");
            heads.add(column + "_r");
        }
        csv.writeRecord(heads);
        for (WeighedPair pair : pairs) {
            RecordName left = linked.name(pair.left());
            RecordName right = linked.name(pair.right());
            List<@Nullable String> line = new ArrayList<>(List.of(
                    left.source(),
                    left.id(),
                    right.source(),
                    right.id(),
                    Double.toString(pair.weight()),
                    Double.toString(pair.probability()),
                    Integer.toString(pair.rule())));
            for (String column : settings.additionalColumns()) {
                line.add(linked.column(pair.left(), column).stream().findFirst().orElse(null));
                line.add(
                        linked.column(pair.right(), column).stream().findFirst().orElse(null));
            }
            csv.writeRecord(line);
        }
    }
}
