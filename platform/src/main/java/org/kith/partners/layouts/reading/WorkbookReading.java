package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
    /// Of a number so many digits are kept in a workbook.
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern FROM_1904 = Pattern.compile("date1904\\s*=\\s*[\"'](1|true)[\"']");
    private static final int MOST_PROPERTIES = 1 << 18;
    private static final BigDecimal FROM_1900_TO_1904 = BigDecimal.valueOf(1_462);
    private static final int MOST_LOOKED_AT_AGAIN = 50;
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
        boolean from1904 = countsFrom1904(file);
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            Closing closing = null;
            Aside aside = null;
            Sources.Match first = null;
            var strangers = new ArrayList<String>();
            var seen = new ArrayList<List<String>>();
            var keys = new Plan.Keys();
            for (Sheet sheet : workbook.getSheets().toList()) {
                try (var stream = sheet.openStream()) {
                    var rows = readable(stream.iterator());
                    var heading = heading(rows, first, seen);
                    if (heading.isEmpty()) {
                        strangers.add(sheet.getName());
                        continue;
                    }
                    var found = heading.get();
                    if (closing == null || first == null) {
                        first = found.match();
                        closing = new Closing(first, hints, null);
                        closing.open(sink, found.header());
                    }
                    closing.tally().in(sheet.getName());
                    var plan = closing.plan(found.match().table(), found.header(), keys, sink);
                    closing.mustHave(plan);
                    aside = aside == null ? new Aside(sink, plan) : aside;
                    read(rows, plan, aside, found.header().size(), from1904);
                }
            }
            if (closing == null || aside == null) {
                throw new FileRefused(
                        1, "not-recognised", "No layout knows the columns of any sheet. " + nearest(seen));
            }
            for (String stranger : strangers) {
                closing.tally()
                        .warn(0, stranger, "unknown-sheet", "No table has this sheet's columns; it was ignored.");
            }
            return closing.reading(aside.quarantine());
        } catch (ExcelReaderException e) {
            throw damaged();
        }
    }

    /// The library says in many ways that it cannot read what stands in a cell.
    private static Iterator<org.dhatim.fastexcel.reader.Row> readable(Iterator<org.dhatim.fastexcel.reader.Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return told(rows::hasNext);
            }

            @Override
            public org.dhatim.fastexcel.reader.Row next() {
                return told(rows::next);
            }

            private static <T> T told(Supplier<T> asked) {
                try {
                    return asked.get();
                } catch (ExcelReaderException
                        | IllegalStateException
                        | IllegalArgumentException
                        | IndexOutOfBoundsException e) {
                    throw damaged();
                }
            }
        };
    }

    private static FileRefused damaged() {
        return new FileRefused(
                0,
                "not-a-workbook",
                "The workbook is damaged, or holds a cell that cannot be read: open it, save it anew as .xlsx and send it again.");
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

    /// @param seen gets the first rows that are no heading
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
            if (seen.size() < MOST_LOOKED_AT_AGAIN) {
                seen.add(header);
            }
        }
        return Optional.empty();
    }

    /// @param from1904 whether the workbook counts days from 1904, as those of old Macintoshes do
    private void read(
            Iterator<org.dhatim.fastexcel.reader.Row> rows, Plan plan, Aside aside, int columns, boolean from1904) {
        var row = new Row();
        while (rows.hasNext()) {
            var cells = rows.next();
            row.clear(cells.getRowNum());
            for (int c = 0; c < columns; c++) {
                var cell = c < cells.getCellCount() ? cells.getCell(c) : null;
                row.add(from1904 && isNumber(cell) && plan.isDay(c) ? from1900(text(cell)) : text(cell));
            }
            if (!row.isBlank()) {
                plan.take(hints.mended() ? row.unguarded() : row, aside);
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
        return raw == null ? "" : cell.getType() == CellType.NUMBER ? inFull(raw) : raw;
    }

    /// A number of which a program wrote all digits as `1.23456789012E11`; the digits of a longer one are lost.
    private static String inFull(String raw) {
        return raw.indexOf('E') < 0
                ? raw
                : number(raw)
                        .filter(number -> number.precision() <= MOST_DIGITS)
                        .map(BigDecimal::stripTrailingZeros)
                        .filter(number -> number.scale() <= 0)
                        .map(BigDecimal::toPlainString)
                        .orElse(raw);
    }

    /// Nothing where it is none, or has more digits before or after its point than any that is meant.
    private static Optional<BigDecimal> number(String raw) {
        try {
            return Optional.of(raw)
                    .filter(text -> text.length() <= LONGEST_NUMBER)
                    .map(BigDecimal::new)
                    .filter(number -> Math.abs((long) number.scale()) <= LONGEST_NUMBER);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        return cell != null && cell.getType() == CellType.NUMBER;
    }

    private static String from1900(String days) {
        return number(days)
                .map(number -> number.add(FROM_1900_TO_1904).toPlainString())
                .orElse(days);
    }

    /// The library knows `true` and not `1`, which is what spreadsheets write.
    private static boolean countsFrom1904(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var properties = zip.getEntry("xl/workbook.xml");
            if (properties == null) {
                return false;
            }
            try (var in = zip.getInputStream(properties)) {
                return FROM_1904
                        .matcher(new String(in.readNBytes(MOST_PROPERTIES), StandardCharsets.UTF_8))
                        .find();
            }
        }
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
            WorkbookSize.check(zip);
        } catch (java.util.zip.ZipException e) {
            throw new FileRefused(0, "not-a-workbook", "The workbook is damaged and cannot be read.");
        }
    }
}
