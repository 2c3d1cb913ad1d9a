package org.kith.linkage.tool;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.linkage.Explanation;
import org.kith.linkage.Links;
import org.kith.linkage.Records;

/// Pairs of records that people have judged: are they one person or not.
final class Labels {

    private static final List<String> VALUES = List.of("label", "clerical_match_score");
    /// Ours, and Splink's.
    private static final List<String> IDS = List.of("id", "unique_id");

    private static final List<String> SOURCES = List.of("source", "source_dataset");
    private static final int MOST_TOLD = 200;

    /// A pair, and what people say of it.
    ///
    /// @param label 1 one person, 0 two people, or how sure people were
    private record Label(int a, int b, double label) {
        boolean onePerson() {
            return label >= 0.5;
        }
    }

    private final List<Label> pairs;

    private Labels(List<Label> pairs) {
        this.pairs = pairs;
    }

    /// How often the run agrees with people.
    ///
    /// @param truePositives one person by both
    /// @param falsePositives one person by the run only
    /// @param falseNegatives one person by people only
    record Agreement(
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
    record At(double probability, Agreement agreement) {}

    /// A pair on which the run and people do not agree.
    record Disagreement(
            String sourceA, String idA, String sourceB, String idB, double label, double probability, String why) {}

    /// What came of the comparison.
    ///
    /// @param joined         the run's own people, whatever led to them
    /// @param falsePositives the first of them, as many as are worth reading
    record Outcome(
            int pairs,
            Agreement joined,
            List<At> thresholds,
            List<Disagreement> falsePositives,
            List<Disagreement> falseNegatives) {}

    /// Reads `id_l,id_r,label`, with `source_l,source_r` where an id is not enough.
    static Labels read(Path file, Charset charset, Records records) {
        List<Label> pairs = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file, charset)) {
            String value = "";
            for (NamedCsvRecord row : rows) {
                long line = row.getStartingLineNumber();
                if (value.isEmpty()) {
                    value = VALUES.stream()
                            .filter(row.getHeader()::contains)
                            .findFirst()
                            .orElse("");
                    if (value.isEmpty()
                            || column(row, IDS, "_l").isEmpty()
                            || column(row, IDS, "_r").isEmpty()) {
                        throw new BrokenInput(file, 1, "--labels wants the columns id_l, id_r and label.");
                    }
                }
                int a = record(file, line, records, row, "_l");
                int b = record(file, line, records, row, "_r");
                if (a == b) {
                    throw new BrokenInput(file, line, "both ids are the same record.");
                }
                pairs.add(new Label(a, b, label(file, line, row.getField(value).strip())));
            }
        } catch (CsvParseException e) {
            throw new BrokenInput(file, "cannot be read as CSV: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw new BrokenInput(file, "cannot be read: " + e.getMessage() + ".");
        }
        if (pairs.isEmpty()) {
            throw new BrokenInput(file, 1, "there is no pair in it.");
        }
        return new Labels(pairs);
    }

    private static int record(Path file, long line, Records records, NamedCsvRecord row, String side) {
        String id = row.getField(column(row, IDS, side).orElseThrow()).strip();
        String source =
                column(row, SOURCES, side).map(row::getField).map(String::strip).orElse("");
        try {
            return source.isEmpty()
                    ? Why.find(records, id)
                    : records.find(source, id)
                            .orElseThrow(() -> new IllegalArgumentException("no record has the id \"" + id + "\"."));
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(file, line, String.valueOf(e.getMessage()).replaceFirst("^--explain: ", ""));
        }
    }

    private static Optional<String> column(NamedCsvRecord row, List<String> names, String side) {
        return names.stream()
                .map(name -> name + side)
                .filter(row.getHeader()::contains)
                .findFirst();
    }

    private static double label(Path file, long line, String written) {
        try {
            double label = Double.parseDouble(written);
            if (label >= 0 && label <= 1) {
                return label;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BrokenInput(file, line, "the label is to be 0, 1 or a probability between them.");
    }

    Outcome compare(Records records, Links links) {
        List<Explanation> why = new ArrayList<>();
        for (Label pair : pairs) {
            why.add(links.explain(pair.a(), pair.b()));
        }
        int[] joined = new int[4];
        List<Disagreement> falsePositives = new ArrayList<>();
        List<Disagreement> falseNegatives = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Label pair = pairs.get(i);
            boolean together = links.person(pair.a()) == links.person(pair.b());
            joined[(pair.onePerson() ? 2 : 0) + (together ? 1 : 0)]++;
            List<Disagreement> told = together ? falsePositives : falseNegatives;
            if (together != pair.onePerson() && told.size() < MOST_TOLD) {
                told.add(new Disagreement(
                        records.source(pair.a()),
                        records.id(pair.a()),
                        records.source(pair.b()),
                        records.id(pair.b()),
                        pair.label(),
                        why.get(i).probability(),
                        why.get(i).sentence()));
            }
        }
        List<At> thresholds = new ArrayList<>();
        for (double from : Thresholds.FROM) {
            int[] counts = new int[4];
            for (int i = 0; i < pairs.size(); i++) {
                counts[(pairs.get(i).onePerson() ? 2 : 0) + (why.get(i).probability() >= from ? 1 : 0)]++;
            }
            thresholds.add(new At(from, Agreement.of(counts)));
        }
        return new Outcome(pairs.size(), Agreement.of(joined), thresholds, falsePositives, falseNegatives);
    }
}
