package org.kith.partners;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.DeliveryKind;

/// A folder of deliveries in the order in which they came: by its `MANIFEST.csv`, else by their names.
final class Manifest {

    static final String NAME = "MANIFEST.csv";

    private Manifest() {}

    static List<Brought> of(Path folder, LocalDate today) {
        try {
            var list = folder.resolve(NAME);
            return Files.exists(list) ? listed(folder, list) : found(folder, today);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be read", e);
        }
    }

    private static List<Brought> listed(Path folder, Path list) throws IOException {
        record Numbered(int order, Brought brought) {}
        var all = new ArrayList<Numbered>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(list)) {
            for (var row : rows) {
                var file = row.getField("file");
                all.add(new Numbered(
                        Integer.parseInt(row.getField("order")),
                        new Brought(
                                folder.resolve(file),
                                Path.of(file).getFileName().toString(),
                                said(row, "source"),
                                null,
                                null,
                                kind(said(row, "kind")),
                                LocalDate.parse(row.getField("received_on")),
                                day(said(row, "covers_from")),
                                day(said(row, "covers_until")),
                                Long.parseLong(row.getField("rows")),
                                false)));
            }
        }
        all.sort(Comparator.comparingInt(Numbered::order));
        return all.stream().map(Numbered::brought).toList();
    }

    private static List<Brought> found(Path folder, LocalDate today) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith("truth"))
                    .sorted()
                    .map(file -> new Brought(
                            file, file.getFileName().toString(), null, null, null, null, today, null, null, 0, false))
                    .toList();
        }
    }

    private static @Nullable String said(NamedCsvRecord row, String column) {
        return row.findField(column).filter(text -> !text.isBlank()).orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    static @Nullable DeliveryKind kind(@Nullable String word) {
        return word == null
                ? null
                : DeliveryKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
