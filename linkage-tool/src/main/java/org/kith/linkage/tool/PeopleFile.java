package org.kith.linkage.tool;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Field;
import org.kith.linkage.Records;

/// One CSV file of people: its columns recognised, its rows put into the records one for one.
final class PeopleFile {

    private static final long MOST_EXPECTED = 50_000_000;
    private static final int START = 1 << 16;

    private final Path file;
    private final Charset charset;
    /// Rows that say something of when a person was born.
    private final BitSet dated = new BitSet();
    private final Layout.Wanted wanted;
    private final Groups groups;

    private @Nullable Layout layout;
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
    ///
    /// One thread takes rows apart; meanwhile others take what was read before to where it belongs, each its own
    /// columns and one batch of rows after the other, so that all comes in the order of the file.
    void read(Records records, Truths truths, int threads) {
        firstRecord = records.size();
        try (InputStream utf8 = utf8();
                RowReader reader = reader(utf8);
                ExecutorService pool = Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("linkage-", 0).factory())) {
            Rows rows = new Rows();
            Rows next = new Rows();
            reader.next(rows, 1);
            throwIfBroken(rows);
            if (rows.size() == 0) {
                throw new BrokenInput(file, 1, "the file is empty; it needs a line of column names.");
            }
            layout = new Layout(file.toString(), header(rows), rows.line(0), wanted);
            filled = new boolean[layout.header().size()];
            reader.expect(filled.length);
            reader.next(next, Rows.MOST);
            recognise(next);
            int expected = firstRecord + rowsExpected(next.size(), reader.length());
            records.expect(expected);
            groups.expect(expected);
            List<Taking> takings = takings(records, truths);
            while (next.size() > 0 || next.broken() != null) {
                Rows spent = rows;
                rows = next;
                next = spent;
                together(pool, reader, rows, next, takings);
            }
        } catch (UncheckedIOException | IOException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + file, e);
        }
    }

    /// Reads rows, past a line that only says what is between values.
    private RowReader reader(InputStream utf8) throws IOException {
        byte[] start = utf8.readNBytes(START);
        refuseNul(start);
        Separator separator = Separator.of(start);
        RowReader reader =
                new RowReader(file, new SequenceInputStream(new ByteArrayInputStream(start), utf8), separator.sign());
        if (separator.hasALine()) {
            reader.next(new Rows(), 1);
        }
        return reader;
    }

    /// No text holds a NUL, but every second byte of UTF-16 is one: a file that does not begin by saying so shows it
    /// soon.
    private void refuseNul(byte[] start) {
        long line = 1;
        for (byte each : start) {
            if (each == 0) {
                String other = otherThanText();
                throw other != null
                        ? new BrokenInput(file, other)
                        : new BrokenInput(
                                file,
                                line,
                                "holds a NUL, which no text does; if it is in UTF-16, give --encoding UTF-16LE or"
                                        + " UTF-16BE.");
            }
            line += each == '\n' ? 1 : 0;
        }
    }

    /// How many rows the file has, if all are about as long as these.
    private int rowsExpected(int some, int length) throws IOException {
        long rows = Files.size(file) * some / Math.max(1, length);
        return (int) Math.min(MOST_EXPECTED, rows + rows / 64);
    }

    /// Takes what some columns say of each row; called by one thread at a time.
    private interface Taking {
        void take(Rows rows);
    }

    private static void together(ExecutorService pool, RowReader reader, Rows rows, Rows next, List<Taking> takings)
            throws InterruptedException, IOException {
        List<Callable<Boolean>> work = new ArrayList<>();
        if (rows.broken() == null) {
            work.add(() -> {
                reader.next(next, Rows.MOST);
                return true;
            });
        }
        takings.forEach(taking -> work.add(() -> {
            taking.take(rows);
            return true;
        }));
        List<Future<Boolean>> done = pool.invokeAll(work);
        // What is wrong with these rows comes before what is wrong with the next.
        for (Future<Boolean> each : done.reversed()) {
            try {
                each.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException io -> throw io;
                    case RuntimeException wrong -> throw wrong;
                    case null, default -> throw new IllegalStateException(e.getCause());
                }
            }
        }
        throwIfBroken(rows);
    }

    private static void throwIfBroken(Rows rows) {
        if (rows.broken() != null) {
            throw rows.broken();
        }
    }

    private List<Taking> takings(Records records, Truths truths) {
        List<Taking> takings = new ArrayList<>();
        // The longest first, or the others wait for it.
        takings.add(rows -> open(rows, records));
        Groups.Rows grouping = groups.in(layout());
        takings.add(eachRow((record, row) -> {
            grouping.take(row);
            truths.add(layout().truth() < 0 ? "" : row.apply(layout().truth()));
        }));
        for (int[] columns : layout().apart()) {
            takings.add(eachRow(new Putting(columns, records)));
        }
        if (layout().takesSomeAsTheyAre()) {
            takings.add(eachRow((record, row) ->
                    layout().readAsTheyAre(row, (column, value) -> records.put(record, column, value))));
        }
        return takings;
    }

    /// Takes what a row says of a record, which may be opened later.
    private interface RowTaking {
        void take(int record, IntFunction<CharSequence> row);
    }

    private Taking eachRow(RowTaking taking) {
        int[] record = {firstRecord};
        return rows -> {
            Rows.Row row = rows.new Row();
            while (row.next()) {
                taking.take(record[0]++, row);
            }
        };
    }

    /// Puts what some columns say of a person.
    private final class Putting implements RowTaking, BiConsumer<Field, CharSequence> {

        private final int[] columns;
        private final Records records;
        private int record;

        Putting(int[] columns, Records records) {
            this.columns = columns;
            this.records = records;
        }

        @Override
        public void take(int record, IntFunction<CharSequence> row) {
            this.record = record;
            layout().read(columns, row, this);
        }

        @Override
        public void accept(Field field, CharSequence value) {
            if (field == Field.BORN_ON && !value.isEmpty()) {
                dated.set(record - firstRecord);
            }
            records.put(record, field, value);
        }
    }

    /// Opens a record for each row.
    private void open(Rows rows, Records records) {
        int id = layout().id();
        int source = layout().source();
        Rows.Values ids = rows.new Values();
        Rows.Values sources = rows.new Values();
        for (int row = 0; row < rows.size(); row++) {
            long line = rows.line(row);
            CharSequence key = id < 0 ? Long.toString(line) : ids.at(row, id);
            if (key.isEmpty()) {
                throw new BrokenInput(
                        file, line, "the id column \"" + layout().header().get(id) + "\" is empty.");
            }
            CharSequence from = source < 0 ? sourceName : sources.at(row, source);
            int before = records.size();
            int number = records.record(from, key).number();
            if (records.size() == before) {
                int earlier = number - firstRecord;
                throw new BrokenInput(
                        file,
                        line,
                        "the id \"" + key + "\" of source \"" + from + "\" was already on "
                                + (earlier < 0 ? "a line of an earlier file." : "line " + lineOf(earlier) + "."));
            }
            note(before - firstRecord, line);
        }
        for (int column = 0; column < filled.length; column++) {
            for (int row = 0; row < rows.size() && !filled[column]; row++) {
                filled[column] = !rows.isEmpty(row, column);
            }
        }
        this.rows += rows.size();
    }

    /// The file's bytes, or if it is encoded otherwise its letters, as UTF-8.
    private InputStream utf8() throws IOException {
        InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
        return charset.equals(StandardCharsets.UTF_8)
                ? bytes
                : new Recoded(new InputStreamReader(bytes, charset.newDecoder()));
    }

    private static List<String> header(Rows rows) {
        Rows.Values values = rows.new Values();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.width(0); i++) {
            names.add(values.at(0, i).toString());
        }
        return names;
    }

    private void recognise(Rows rows) {
        Rows.Values values = rows.new Values();
        layout().recognise(IntStream.range(0, Math.min(rows.size(), Layout.ROWS_LOOKED_AT))
                .<IntFunction<String>>mapToObj(
                        row -> column -> values.at(row, column).toString())
                .toList());
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

    /// What to say of dates of birth that nothing was read from: where all are so, a person is linked by the rest.
    Optional<String> unreadDates(Records records) {
        int[] unread = dated.stream()
                .filter(row -> !records.knows(firstRecord + row, Field.BORN_ON))
                .toArray();
        return unread.length == 0
                ? Optional.empty()
                : Optional.of(
                        "%d of %d dates of birth cannot be read, or stand for none, and count as unknown; the first is on line %d."
                                .formatted(unread.length, dated.cardinality(), lineOf(unread[0])));
    }

    long rows() {
        return rows;
    }

    private BrokenInput broken(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                String other = otherThanText();
                if (other != null) {
                    return new BrokenInput(file, other);
                }
                return new BrokenInput(
                        file,
                        firstUndecodableLine(),
                        "not " + charset.name() + "; save it so, or give its encoding, as in --encoding windows-1252.");
            }
        }
        return BrokenInput.unreadable(file, e);
    }

    /// What the first bytes tell that letters in some encoding would not begin with.
    private @Nullable String otherThanText() {
        try (InputStream in = Files.newInputStream(file)) {
            String start = HexFormat.of().formatHex(in.readNBytes(4));
            if (start.startsWith("1f8b")) {
                return "is packed by gzip; unpack it first.";
            }
            if (start.startsWith("50415231")) {
                return "is Parquet; linkage-spark reads that, or save it as CSV.";
            }
            if (start.startsWith("504b0304")) {
                return "is a workbook or another packed file; save its sheet as CSV.";
            }
            return start.startsWith("fffe") || start.startsWith("feff")
                    ? "is in UTF-16, as Excel's \"Unicode text\" is; give --encoding UTF-16."
                    : null;
        } catch (IOException e) {
            throw BrokenInput.unreadable(file, e);
        }
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
            throw BrokenInput.unreadable(file, e);
        }
    }

    private boolean decodes(byte[] line) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Letters as UTF-8.
    private static final class Recoded extends InputStream {

        private final Reader letters;
        private final char[] some = new char[1 << 13];
        /// Half a pair, kept for its other half.
        private int kept;

        private byte[] ready = {};
        private int at;

        Recoded(Reader letters) {
            this.letters = letters;
        }

        @Override
        public int read() throws IOException {
            return fill() ? ready[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, into, from, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            while (at == ready.length) {
                int count = letters.read(some, kept, some.length - kept);
                if (count < 0) {
                    return false;
                }
                int until = kept + count;
                kept = Character.isHighSurrogate(some[until - 1]) ? 1 : 0;
                ready = new String(some, 0, until - kept).getBytes(StandardCharsets.UTF_8);
                at = 0;
                some[0] = kept == 1 ? some[until - 1] : some[0];
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            letters.close();
        }
    }
}
