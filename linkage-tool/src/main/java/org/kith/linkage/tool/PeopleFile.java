package org.kith.linkage.tool;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Records;

/// One CSV file of people: its columns recognised, its rows put into the records one for one.
final class PeopleFile {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final Charset charset;
    private final Layout.Wanted wanted;
    private final Groups groups;

    private @Nullable Layout layout;
    private Groups.@Nullable Rows grouping;
    private boolean[] filled = new boolean[0];
    private long rows;
    private int firstRecord;
    /// The line of each record of this file.
    private long[] lines = new long[1024];

    /// @param groups is told of each row, too
    PeopleFile(Path file, Charset charset, Layout.Wanted wanted, Groups groups) {
        this.file = file;
        this.charset = charset;
        this.wanted = wanted;
        this.groups = groups;
    }

    /// Reads the file; `truths` gets each record's true person, or null where none is given.
    void read(Records records, List<@Nullable String> truths) {
        List<CsvRecord> first = new ArrayList<>();
        firstRecord = records.size();
        try (QuoteCounter reader = new QuoteCounter(reader());
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(reader)) {
            long line = 1;
            for (CsvRecord row : rows) {
                line = row.getStartingLineNumber();
                if (layout == null) {
                    layout = new Layout(file.toString(), header(row), line, wanted);
                    filled = new boolean[layout.header().size()];
                } else {
                    checkWidth(row);
                    if (first == null) {
                        put(row, records, truths);
                    } else {
                        first.add(row);
                        if (first.size() == Layout.ROWS_LOOKED_AT) {
                            recognise(first);
                            putAll(first, records, truths);
                            first = null;
                        }
                    }
                }
            }
            if (reader.quotes % 2 != 0) {
                throw new BrokenInput(file, line, "a quotation mark is opened and never closed.");
            }
            if (layout == null) {
                throw new BrokenInput(file, 1, "the file is empty; it needs a line of column names.");
            }
            if (first != null) {
                recognise(first);
                putAll(first, records, truths);
            }
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException | IOException e) {
            throw broken(e);
        }
    }

    private InputStreamReader reader() throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static List<String> header(CsvRecord row) {
        List<String> names = new ArrayList<>();
        for (String name : row.getFields()) {
            String trimmed = name.strip();
            boolean marked = names.isEmpty() && !trimmed.isEmpty() && trimmed.codePointAt(0) == BYTE_ORDER_MARK;
            names.add(marked ? trimmed.substring(1) : trimmed);
        }
        return names;
    }

    private void recognise(List<CsvRecord> first) {
        layout().recognise(first.stream()
                .<IntFunction<String>>map(row -> row::getField)
                .toList());
        grouping = groups.in(layout());
    }

    private void checkWidth(CsvRecord row) {
        int columns = layout().header().size();
        if (row.getFieldCount() != columns) {
            throw new BrokenInput(
                    file,
                    row.getStartingLineNumber(),
                    "the row has " + row.getFieldCount() + " values, but there are " + columns + " columns.");
        }
    }

    private void putAll(List<CsvRecord> first, Records records, List<@Nullable String> truths) {
        for (CsvRecord row : first) {
            put(row, records, truths);
        }
    }

    private void put(CsvRecord row, Records records, List<@Nullable String> truths) {
        long line = row.getStartingLineNumber();
        int id = layout().id();
        int source = layout().source();
        int truth = layout().truth();
        String key = id < 0 ? Long.toString(line) : row.getField(id).strip();
        if (key.isEmpty()) {
            throw new BrokenInput(
                    file, line, "the id column \"" + layout().header().get(id) + "\" is empty.");
        }
        String from = source < 0 ? sourceName() : row.getField(source).strip();
        int before = records.size();
        Records.Description description = records.record(from, key);
        if (records.size() == before) {
            int earlier = description.number() - firstRecord;
            throw new BrokenInput(
                    file,
                    line,
                    "the id \"" + key + "\" of source \"" + from + "\" was already on "
                            + (earlier < 0 ? "a line of an earlier file." : "line " + lines[earlier] + "."));
        }
        int place = before - firstRecord;
        if (place == lines.length) {
            lines = Arrays.copyOf(lines, place * 2);
        }
        lines[place] = line;
        for (int i = 0; i < filled.length; i++) {
            filled[i] |= !row.getField(i).isBlank();
        }
        layout().read(row::getField, description::put);
        layout().readAsTheyAre(row::getField, description::put);
        requireNonNull(grouping).take(row::getField);
        String person = truth < 0 ? "" : row.getField(truth).strip();
        truths.add(person.isEmpty() ? null : person);
        rows++;
    }

    private String sourceName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    Layout layout() {
        return requireNonNull(layout);
    }

    /// Columns that are empty in every row; they are no error, but worth a word.
    List<String> emptyColumns() {
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < layout().header().size(); i++) {
            if (!filled[i] && rows > 0) {
                empty.add(layout().header().get(i));
            }
        }
        return empty;
    }

    long rows() {
        return rows;
    }

    private BrokenInput broken(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new BrokenInput(
                        file,
                        firstUndecodableLine(),
                        "not " + charset.name() + "; save it so, or give its encoding, as in --encoding windows-1252.");
            }
        }
        if (e instanceof CsvParseException) {
            return new BrokenInput(file, lineIn(e), "not a well-formed row: " + rootMessage(e) + ".");
        }
        return new BrokenInput(file, "cannot be read: " + rootMessage(e) + ".");
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /// The line that the CSV reader names at the end of its message.
    private static long lineIn(Throwable e) {
        var line = java.util.regex.Pattern.compile("(\\d+)").matcher(String.valueOf(e.getMessage()));
        long found = 1;
        while (line.find()) {
            found = Long.parseLong(line.group(1));
        }
        return found;
    }

    private long firstUndecodableLine() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long number = 1;
            var line = new java.io.ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    if (!decodes(line.toByteArray())) {
                        return number;
                    }
                    number++;
                    line.reset();
                } else {
                    line.write(b);
                }
            }
            return number;
        } catch (IOException e) {
            throw new BrokenInput(file, "cannot be read: " + e.getMessage() + ".");
        }
    }

    private boolean decodes(byte[] line) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Counts quotation marks: an odd number means that the last row swallowed the rest of the file.
    private static final class QuoteCounter extends FilterReader {

        private long quotes;

        QuoteCounter(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (buffer[i] == '"') {
                    quotes++;
                }
            }
            return count;
        }
    }
}
