package org.kith.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.kith.county.CountyPeople;

/// Pairs of values of the county's records, the same in every run: every second pair is of neighbours in the table, who
/// are mostly one person or one family as two clerks wrote them, the others are of strangers.
record PairsToCompare(Values forenames, Values surnames, Values birthDates, Values postcodes) {

    static final int PAIRS = 1_000;

    static final PairsToCompare NONE = new PairsToCompare(Values.NONE, Values.NONE, Values.NONE, Values.NONE);

    private static final int RECORDS = 20_000;
    private static final int STRANGERS = 5_000;

    /// Values of one column, a pair in one place of both lists.
    record Values(List<String> left, List<String> right) {

        static final Values NONE = new Values(List.of(), List.of());

        Values {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }

        double sum(ToDoubleBiFunction<String, String> answer) {
            var sum = 0.0;
            for (int pair = 0; pair < left.size(); pair++) {
                sum += answer.applyAsDouble(left.get(pair), right.get(pair));
            }
            return sum;
        }

        /// Of a hundred pairs, how many both answer alike.
        double alike(ToDoubleBiFunction<String, String> one, ToDoubleBiFunction<String, String> other) {
            return 100
                    * sum((a, b) -> Math.abs(one.applyAsDouble(a, b) - other.applyAsDouble(a, b)) < 1e-9 ? 1 : 0)
                    / left.size();
        }
    }

    static PairsToCompare drawn() {
        try {
            var file = Files.createTempFile("kith-comparators", ".csv");
            try {
                CountyPeople.write(file, RECORDS);
                try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                    return of(rows.stream().toList());
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PairsToCompare of(List<NamedCsvRecord> rows) {
        return new PairsToCompare(
                values(rows, row -> name(row, "forename"), PairsToCompare::isName),
                values(rows, row -> name(row, "surname"), PairsToCompare::isName),
                values(rows, row -> row.getField("dob"), value -> !value.isBlank()),
                values(rows, row -> row.getField("postcode"), value -> !value.isBlank()));
    }

    private static String name(NamedCsvRecord row, String column) {
        return row.getField(column).strip().toLowerCase(Locale.ROOT);
    }

    /// One word of plain letters: a peer's Soundex refuses others.
    private static boolean isName(String value) {
        return value.matches("[a-z]+");
    }

    private static Values values(
            List<NamedCsvRecord> rows, Function<NamedCsvRecord, String> column, Predicate<String> wanted) {
        var all = rows.stream().map(column).filter(wanted).toList();
        var left = new ArrayList<String>();
        var right = new ArrayList<String>();
        int step = (all.size() - STRANGERS) / PAIRS;
        IntStream.range(0, PAIRS).forEach(pair -> {
            left.add(all.get(pair * step));
            right.add(all.get(pair * step + (pair % 2 == 0 ? 1 : STRANGERS)));
        });
        return new Values(left, right);
    }
}
