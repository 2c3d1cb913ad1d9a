package org.kith.linkage.tool;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.linkage.Explanation;
import org.kith.linkage.RecordName;

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
    private record Label(RecordName a, RecordName b, double label, long line) {
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
            List<Disagreement> falseNegatives) {

        void print(PrintWriter say) {
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

    /// Reads `id_l,id_r,label`, with `source_l,source_r` where an id is not enough.
    ///
    /// @param names of all records that may be meant
    static Labels read(Path file, Charset charset, Names names) {
        Map<Set<RecordName>, Label> pairs = new LinkedHashMap<>();
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
                RecordName a = record(file, line, names, row, "_l");
                RecordName b = record(file, line, names, row, "_r");
                if (a.equals(b)) {
                    throw new BrokenInput(file, line, "both ids are the same record.");
                }
                Label label =
                        new Label(a, b, label(file, line, row.getField(value).strip()), line);
                Label before = pairs.putIfAbsent(Set.of(a, b), label);
                if (before != null && before.onePerson() != label.onePerson()) {
                    throw new BrokenInput(
                            file,
                            line,
                            "line " + before.line + " judges the same pair the other way; keep one of them.");
                }
            }
        } catch (CsvParseException e) {
            throw new BrokenInput(file, "cannot be read as CSV: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw BrokenInput.unreadable(file, e);
        }
        if (pairs.isEmpty()) {
            throw new BrokenInput(file, 1, "there is no pair in it.");
        }
        return new Labels(List.copyOf(pairs.values()));
    }

    private static RecordName record(Path file, long line, Names names, NamedCsvRecord row, String side) {
        String id = row.getField(column(row, IDS, side).orElseThrow()).strip();
        String source =
                column(row, SOURCES, side).map(row::getField).map(String::strip).orElse("");
        try {
            return names.find(source, id);
        } catch (IllegalArgumentException e) {
            throw new BrokenInput(file, line, String.valueOf(e.getMessage()));
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

    Outcome compare(Linked linked) {
        List<Explanation> why = new ArrayList<>();
        int[] counts = new int[4];
        List<Disagreement> falsePositives = new ArrayList<>();
        List<Disagreement> falseNegatives = new ArrayList<>();
        for (Label pair : pairs) {
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
