package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Hints;

/// Reads one workbook: every sheet whose heading a table of one layout knows, wherever in its first rows it stands.
final class WorkbookReading {

    private static final int HEADING_WITHIN = 12;
    private static final long LARGEST = 1L << 30;
    private static final String IN_EVERY_WORKBOOK = "[Content_Types].xml";
    private static final String IN_EVERY_WORD_DOCUMENT = "word/document.xml";
    private static final String IN_EVERY_OPEN_DOCUMENT = "META-INF/manifest.xml";

    private final Sources sources;
    private final Hints hints;

    WorkbookReading(Sources sources, Hints hints) {
        this.sources = sources;
        this.hints = hints;
    }

    Reading read(Path file, RowSink sink) throws IOException {
        refuseWhatIsNone(file);
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            Closing closing = null;
            Plan last = null;
            Sources.Match first = null;
            var strangers = new ArrayList<String>();
            var seen = new ArrayList<List<String>>();
            var keys = new Plan.Keys();
            for (Sheet sheet : workbook.getSheets().toList()) {
                try (var stream = sheet.openStream()) {
                    var rows = stream.iterator();
                    var heading = heading(rows, first, seen);
                    if (heading.isEmpty()) {
                        strangers.add(sheet.getName());
                        continue;
                    }
                    var found = heading.get();
                    if (closing == null || first == null) {
                        first = found.match();
                        closing = new Closing(first, hints, null);
                        closing.open(sink);
                    }
                    closing.tally().in(sheet.getName());
                    var plan = closing.plan(found.match().table(), found.header(), keys, sink);
                    closing.mustHave(plan);
                    read(rows, plan, found.header().size());
                    last = last == null || plan.hasRejected() ? plan : last;
                }
            }
            if (closing == null) {
                throw new FileRefused(
                        1, "not-recognised", "No layout knows the columns of any sheet. " + nearest(seen));
            }
            for (String stranger : strangers) {
                closing.tally()
                        .warn(0, stranger, "unknown-sheet", "No table has this sheet's columns; it was ignored.");
            }
            String heading = last == null ? "" : last.rawHeader() + "\n";
            return closing.reading(new Reading.Quarantine(heading, "", "csv"));
        } catch (ExcelReaderException e) {
            throw new FileRefused(0, "not-a-workbook", "The workbook is damaged and cannot be read.");
        }
    }

    private record Heading(Sources.Match match, List<String> header) {}

    /// What the widest row was meant for that names columns at all.
    private String nearest(List<List<String>> seen) {
        return seen.stream()
                .sorted(Comparator.comparingInt((List<String> row) -> row.size())
                        .reversed())
                .flatMap(row -> sources.nearest(row, hints).stream())
                .findFirst()
                .orElse("One of the first " + HEADING_WITHIN + " rows of a sheet must name the columns.");
    }

    /// @param seen gets the rows that are no heading
    private Optional<Heading> heading(
            Iterator<org.dhatim.fastexcel.reader.Row> rows, Sources.@Nullable Match first, List<List<String>> seen) {
        for (int i = 0; i < HEADING_WITHIN && rows.hasNext(); i++) {
            var header = new ArrayList<String>();
            var row = rows.next();
            for (int c = 0; c < row.getCellCount(); c++) {
                header.add(text(row.getCell(c)));
            }
            while (!header.isEmpty() && header.getLast().isBlank()) {
                header.removeLast();
            }
            var match = sources.recognised(header, first == null ? hints : hints.of(first.source()));
            if (match.isPresent() && (first == null || match.get().isOfOneFileWith(first))) {
                return Optional.of(new Heading(match.get(), header));
            }
            seen.add(header);
        }
        return Optional.empty();
    }

    private void read(Iterator<org.dhatim.fastexcel.reader.Row> rows, Plan plan, int columns) {
        var row = new Row();
        while (rows.hasNext()) {
            var cells = rows.next();
            row.clear(cells.getRowNum());
            for (int c = 0; c < columns; c++) {
                row.add(c < cells.getCellCount() ? text(cells.getCell(c)) : "");
            }
            if (!row.isBlank()) {
                plan.take(hints.mended() ? row.unguarded() : row);
            }
        }
    }

    private static String text(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.ERROR) {
            return "#N/A";
        }
        String raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return raw == null ? "" : raw;
    }

    private static void refuseWhatIsNone(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(IN_EVERY_WORD_DOCUMENT) != null) {
                throw Sources.document("a Word document");
            }
            if (zip.getEntry(IN_EVERY_WORKBOOK) == null) {
                if (zip.getEntry(IN_EVERY_OPEN_DOCUMENT) != null) {
                    throw new FileRefused(
                            0,
                            "old-workbook",
                            "This is an OpenDocument file (.ods): save it as .xlsx and send it again.");
                }
                throw new FileRefused(
                        0, "archive", "This is a ZIP archive and no workbook: unpack it, and bring the files in it.");
            }
            long size = zip.stream().mapToLong(ZipEntry::getSize).sum();
            if (size > LARGEST) {
                throw new FileRefused(0, "too-large", "Unpacked, the workbook is larger than a gigabyte.");
            }
        } catch (java.util.zip.ZipException e) {
            throw new FileRefused(0, "not-a-workbook", "The workbook is damaged and cannot be read.");
        }
    }
}
