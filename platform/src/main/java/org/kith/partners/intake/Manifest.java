package org.kith.partners.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Brought;
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

    /// The files of a folder that its list does not name, by their place in it; none where there is no list.
    static List<String> passedOver(Path folder, List<Brought> listed) {
        if (!Files.exists(folder.resolve(NAME))) {
            return List.of();
        }
        var named = new HashSet<Path>();
        listed.forEach(brought -> named.add(brought.file().normalize()));
        try {
            return files(folder).stream()
                    .filter(file -> !named.contains(file.normalize()))
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.equals(NAME))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be read", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith("truth"))
                    .filter(file -> !file.getFileName().toString().startsWith(".")) // a desktop's own notes
                    .sorted()
                    .toList();
        }
    }

    private static List<Brought> listed(Path folder, Path list) throws IOException {
        record Numbered(long order, Brought brought) {}
        var all = new ArrayList<Numbered>();
        try (var rows = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(list)) {
            for (var row : rows) {
                var listed = new Listed(row);
                var file = listed.needed("file");
                all.add(new Numbered(
                        listed.number("order"),
                        new Brought(
                                folder.resolve(file),
                                Path.of(file).getFileName().toString(),
                                listed.said("source").orElse(null),
                                null,
                                null,
                                listed.kind(),
                                null,
                                listed.day("received_on", listed.needed("received_on")),
                                listed.day("covers_from"),
                                listed.day("covers_until"),
                                listed.said("rows").isPresent() ? listed.number("rows") : 0,
                                false)));
            }
        } catch (CsvParseException e) {
            throw new BrokenManifest(1, "this cannot be read as a table with a heading.");
        }
        all.sort(Comparator.comparingLong(Numbered::order));
        return all.stream().map(Numbered::brought).toList();
    }

    private static List<Brought> found(Path folder, LocalDate today) throws IOException {
        return files(folder).stream()
                .map(file ->
                        Ingest.Told.NOTHING.brought(file, file.getFileName().toString(), today, false))
                .toList();
    }

    /// One row of the list.
    private record Listed(NamedCsvRecord row) {

        Optional<String> said(String column) {
            return row.findField(column).filter(text -> !text.isBlank());
        }

        String needed(String column) {
            return said(column).orElseThrow(() -> broken("the column `" + column + "` says nothing."));
        }

        long number(String column) {
            var said = needed(column);
            try {
                return Long.parseLong(said);
            } catch (NumberFormatException _) {
                throw broken("`" + said + "` in the column `" + column + "` is no number.");
            }
        }

        @Nullable
        LocalDate day(String column) {
            return said(column).map(said -> day(column, said)).orElse(null);
        }

        LocalDate day(String column, String said) {
            try {
                return LocalDate.parse(said);
            } catch (DateTimeParseException _) {
                throw broken("`" + said + "` in the column `" + column + "` is no day such as 2026-11-01.");
            }
        }

        @Nullable
        DeliveryKind kind() {
            try {
                return said("kind").map(DeliveryKind::named).orElse(null);
            } catch (IllegalArgumentException _) {
                throw broken("`" + needed("kind") + "` is no kind of delivery.");
            }
        }

        private BrokenManifest broken(String what) {
            return new BrokenManifest(row.getStartingLineNumber(), what);
        }
    }
}
