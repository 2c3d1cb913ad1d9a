package org.kith.linkage.tool;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
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
    /// How much larger a record's line is than its place in this file, from the first of which that is so.
    private final TreeMap<Integer, Long> lines = new TreeMap<>();

    private final String sourceName;
    private final MessageDigest digest;

    /// @param groups is told of each row, too
    PeopleFile(Path file, Charset charset, Layout.Wanted wanted, Groups groups) {
        this.file = file;
        sourceName = sourceName(file);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        this.charset = charset;
        this.wanted = wanted;
        this.groups = groups;
    }

    /// Reads the file; `truths` gets each record's true person.
    void read(Records records, Truths truths) {
        List<Row> first = new ArrayList<>();
        firstRecord = records.size();
        try (QuoteCounter reader = new QuoteCounter(reader());
                CsvReader<Row> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(new Row.Reading(), reader)) {
            long line = 1;
            for (Row row : rows) {
                line = row.line();
                if (layout == null) {
                    layout = new Layout(file.toString(), header(row), line, wanted);
                    filled = new boolean[layout.header().size()];
                } else {
                    checkWidth(row);
                    if (first == null) {
                        put(row, records, truths);
                    } else {
                        first.add(row.copy());
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
                new DigestInputStream(Files.newInputStream(file), digest),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static List<String> header(Row row) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < row.width(); i++) {
            String trimmed = row.value(i).toString();
            boolean marked = names.isEmpty() && !trimmed.isEmpty() && trimmed.codePointAt(0) == BYTE_ORDER_MARK;
            names.add(marked ? trimmed.substring(1) : trimmed);
        }
        return names;
    }

    private void recognise(List<Row> first) {
        layout().recognise(first.stream()
                .<IntFunction<String>>map(row -> column -> row.value(column).toString())
                .toList());
        grouping = groups.in(layout());
    }

    private void checkWidth(Row row) {
        int columns = layout().header().size();
        if (row.width() != columns) {
            throw new BrokenInput(
                    file, row.line(), "the row has " + row.width() + " values, but there are " + columns + " columns.");
        }
    }

    private void putAll(List<Row> first, Records records, Truths truths) {
        for (Row row : first) {
            put(row, records, truths);
        }
    }

    private void put(Row row, Records records, Truths truths) {
        long line = row.line();
        int id = layout().id();
        int source = layout().source();
        int truth = layout().truth();
        CharSequence key = id < 0 ? Long.toString(line) : row.value(id);
        if (key.isEmpty()) {
            throw new BrokenInput(
                    file, line, "the id column \"" + layout().header().get(id) + "\" is empty.");
        }
        CharSequence from = source < 0 ? sourceName : row.value(source);
        int before = records.size();
        Records.Description description = records.record(from, key);
        if (records.size() == before) {
            int earlier = description.number() - firstRecord;
            throw new BrokenInput(
                    file,
                    line,
                    "the id \"" + key + "\" of source \"" + from + "\" was already on "
                            + (earlier < 0 ? "a line of an earlier file." : "line " + lineOf(earlier) + "."));
        }
        note(before - firstRecord, line);
        for (int i = 0; i < filled.length; i++) {
            filled[i] |= !row.value(i).isEmpty();
        }
        layout().read(row::value, description::put);
        layout().readAsTheyAre(row::value, description::put);
        requireNonNull(grouping).take(row::value);
        truths.add(truth < 0 ? "" : row.value(truth));
        rows++;
    }

    /// Most records stand one line after the one before.
    private void note(int record, long line) {
        if (lines.isEmpty() || line - record != lines.lastEntry().getValue()) {
            lines.put(record, line - record);
        }
    }

    private long lineOf(int record) {
        return record + lines.floorEntry(record).getValue();
    }

    private static String sourceName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// The sum over all of the file's bytes, once it is read.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
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
