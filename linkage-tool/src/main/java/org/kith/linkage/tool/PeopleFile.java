package org.kith.linkage.tool;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.Records;

/// One CSV file of people: its columns recognised, its rows put into the records one for one.
final class PeopleFile {

    private static final int ROWS_LOOKED_AT = 500;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final Charset charset;
    private final Columns wanted;

    private List<String> header = List.of();
    private @Nullable Field[] fields = new Field[0];
    private int id = -1;
    private int source = -1;
    private int truth = -1;
    private boolean[] filled = new boolean[0];
    private long rows;
    private int firstRecord;
    /// The line of each record of this file.
    private long[] lines = new long[1024];

    /// What the command line says about columns.
    ///
    /// @param map field of each column named; the key is the column's name in small letters without punctuation
    record Columns(
            Map<String, Field> map,
            @Nullable String id,
            @Nullable String source,
            @Nullable String truth) {}

    PeopleFile(Path file, Charset charset, Columns wanted) {
        this.file = file;
        this.charset = charset;
        this.wanted = wanted;
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
                if (header.isEmpty()) {
                    readHeader(row);
                } else {
                    checkWidth(row);
                    if (first == null) {
                        put(row, records, truths);
                    } else {
                        first.add(row);
                        if (first.size() == ROWS_LOOKED_AT) {
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
            if (header.isEmpty()) {
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

    private void readHeader(CsvRecord row) {
        List<String> names = new ArrayList<>();
        for (String name : row.getFields()) {
            String trimmed = name.strip();
            if (names.isEmpty() && !trimmed.isEmpty() && trimmed.codePointAt(0) == BYTE_ORDER_MARK) {
                trimmed = trimmed.substring(1);
            }
            if (trimmed.isEmpty()) {
                throw new BrokenInput(
                        file, row.getStartingLineNumber(), "column " + (names.size() + 1) + " has no name.");
            }
            if (names.contains(trimmed)) {
                throw new BrokenInput(file, row.getStartingLineNumber(), "two columns are called \"" + trimmed + "\".");
            }
            names.add(trimmed);
        }
        header = names;
        fields = new Field[names.size()];
        filled = new boolean[names.size()];
        id = wanted.id() == null ? likelyId() : column(wanted.id(), "--id");
        source = wanted.source() == null ? -1 : column(wanted.source(), "--source-column");
        truth = wanted.truth() == null ? -1 : column(wanted.truth(), "--truth-column");
        for (int i = 0; i < fields.length; i++) {
            Field told = wanted.map().get(Headings.key(names.get(i)));
            if (told != null) {
                fields[i] = told;
            } else if (i != id && i != source && i != truth) {
                fields[i] = Headings.byName(names.get(i));
            }
        }
        preferPartsToWholeName();
    }

    /// A column with the whole name says nothing more where its parts have columns of their own.
    private void preferPartsToWholeName() {
        List<@Nullable Field> known = Arrays.asList(fields);
        if (known.contains(Field.FORENAME)
                && known.contains(Field.SURNAME)
                && !wanted.map().containsValue(Field.FULL_NAME)) {
            known.replaceAll(field -> field == Field.FULL_NAME ? null : field);
        }
    }

    private int likelyId() {
        for (String name : Headings.IDS) {
            for (int i = 0; i < header.size(); i++) {
                if (Headings.key(header.get(i)).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int column(String name, String option) {
        for (int i = 0; i < header.size(); i++) {
            if (Headings.key(header.get(i)).equals(Headings.key(name))) {
                return i;
            }
        }
        throw new BrokenInput(
                file,
                1,
                "no column is called \"" + name + "\" (" + option + "); there are " + String.join(", ", header) + ".");
    }

    private void recognise(List<CsvRecord> first) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null && i != id && i != source && i != truth) {
                int column = i;
                List<String> values = first.stream()
                        .map(row -> row.getField(column).strip())
                        .filter(value -> !value.isEmpty())
                        .toList();
                Field seen = Headings.byContent(values);
                if (seen != null && !Arrays.asList(fields).contains(seen)) {
                    fields[i] = seen;
                }
            }
        }
        if (Arrays.stream(fields).allMatch(field -> field == null)) {
            throw new BrokenInput(
                    file,
                    1,
                    "no column says anything about a person; name one with --map, as in --map surname="
                            + header.get(header.size() - 1) + ".");
        }
    }

    private void checkWidth(CsvRecord row) {
        if (row.getFieldCount() != header.size()) {
            throw new BrokenInput(
                    file,
                    row.getStartingLineNumber(),
                    "the row has " + row.getFieldCount() + " values, but there are " + header.size() + " columns.");
        }
    }

    private void putAll(List<CsvRecord> first, Records records, List<@Nullable String> truths) {
        for (CsvRecord row : first) {
            put(row, records, truths);
        }
    }

    private void put(CsvRecord row, Records records, List<@Nullable String> truths) {
        long line = row.getStartingLineNumber();
        String key = id < 0 ? Long.toString(line) : row.getField(id).strip();
        if (key.isEmpty()) {
            throw new BrokenInput(file, line, "the id column \"" + header.get(id) + "\" is empty.");
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
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            String value = row.getField(i).strip();
            if (!value.isEmpty()) {
                filled[i] = true;
                if (field == Field.ADDRESS) {
                    address.append(value).append(' ');
                } else if (field != null) {
                    description.put(field, value);
                }
            }
        }
        if (!address.isEmpty()) {
            description.put(Field.ADDRESS, address.toString());
        }
        String person = truth < 0 ? "" : row.getField(truth).strip();
        truths.add(person.isEmpty() ? null : person);
        rows++;
    }

    private String sourceName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// The columns used and what for, in the order of the file.
    Map<String, String> uses() {
        Map<String, String> uses = new java.util.LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            Field field = fields[i];
            String use = i == id
                    ? "id"
                    : i == source ? "source" : i == truth ? "truth" : field == null ? "" : Headings.optionName(field);
            if (!use.isEmpty()) {
                uses.put(header.get(i), use);
            }
        }
        return uses;
    }

    /// Columns that are empty in every row; they are no error, but worth a word.
    List<String> emptyColumns() {
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!filled[i] && rows > 0) {
                empty.add(header.get(i));
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
