package org.kith.linkage.tool.reading;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Path file;
    private final CsvText text;
    /// Rows that say something of when a person was born.
    private final BitSet dated = new BitSet();
    /// Rows whose number of this field was written as a fraction.
    private final Map<Field, BitSet> fractions = new ConcurrentHashMap<>();

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
        text = new CsvText(file, charset);
        this.wanted = wanted;
        this.groups = groups;
    }

    /// Reads the file; `truths` gets each record's true person.
    ///
    /// One thread takes rows apart; meanwhile others take what was read before to where it belongs, each its own
    /// columns and one batch of rows after the other, so that all comes in the order of the file.
    void read(Records records, Truths truths, int threads) {
        firstRecord = records.size();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
                RowReader reader = text.rows(bytes);
                ExecutorService pool = Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("linkage-", 0).factory())) {
            Rows rows = new Rows();
            Rows next = new Rows();
            List<String> header = text.header(reader, rows);
            layout = new Layout(file.toString(), header, rows.line(0), wanted);
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
            throw text.broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + file, e);
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
        rows.throwIfBroken();
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
            CharSequence said = Layout.whole(field, value);
            if (said.length() < value.length()) {
                // A field's columns are all put by one thread.
                fractions.computeIfAbsent(field, unseen -> new BitSet()).set(record - firstRecord);
            }
            records.put(record, field, said);
        }
    }

    /// What to say of numbers that were written as fractions.
    List<String> fractions() {
        List<String> sentences = new ArrayList<>();
        new TreeMap<>(fractions)
                .forEach((field, rows) -> sentences.add(
                        "%d of %s end in .0, as if they were fractions, and are read without; the first is on line %d."
                                .formatted(
                                        rows.cardinality(), Headings.optionName(field), lineOf(rows.nextSetBit(0)))));
        return sentences;
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
}
