package org.kith.linkage.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Constraints;
import org.kith.linkage.Links;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.blocking.Rules;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Mix;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.joining.Outcome;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.joining.Ties;
import org.kith.linkage.internal.weights.Frequencies;
import org.kith.linkage.internal.weights.Learnt;
import org.kith.linkage.internal.weights.Scorer;

/// Some of the records, as one task on one of many machines holds them, and what the engine does with them there.
///
/// Records are put first, then asked about. Numbers here are the share's own, in the order in which records were put;
/// where that is the order of their numbers among all records, all that is found is what one machine would find.
public final class Share {

    private static final Attribute[] ATTRIBUTES = Attribute.values();

    private final Columns columns = new Columns();
    private final long[] values = new long[Attribute.MOST_VALUES];
    private final long[] keys = new long[Rule.MOST_KEYS];
    private @Nullable Table table;
    private @Nullable Derived derived;

    /// Takes a value that is counted: the attribute, and the value's hash.
    @FunctionalInterface
    public interface ValueTaker {
        void value(int attribute, long value);
    }

    /// Takes a pair of the share's records.
    @FunctionalInterface
    public interface PairTaker {
        void pair(int a, int b, float logOdds);
    }

    /// No records yet.
    public Share() {}

    public int size() {
        return columns.size();
    }

    /// The columns, to put a record as it was written.
    public Columns columns() {
        return columns;
    }

    /// Puts a record as another share packed it, and gives its number here; one put before is not put again.
    public int put(long record, byte[] packed) {
        return put("", record, packed);
    }

    /// The same with the source, where sources are asked about; [#find] does not find it.
    public int put(String source, long record, byte[] packed) {
        if (table != null) {
            throw new IllegalStateException("the share was asked about already");
        }
        int before = columns.size();
        int here = columns.open(source, Long.toString(record));
        if (here == before) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
                while (in.available() > 0) {
                    Attribute attribute = ATTRIBUTES[in.readByte()];
                    for (int count = in.readUnsignedShort(); count > 0; count--) {
                        byte[] word = in.readNBytes(in.readInt());
                        columns.putStandard(here, attribute, new String(word, StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return here;
    }

    /// The number here of a record put before.
    public int find(long record) {
        return columns.find("", Long.toString(record)).orElseThrow();
    }

    private Table table() {
        if (table == null) {
            table = new Table(columns);
        }
        return table;
    }

    private Derived derived() {
        if (derived == null) {
            derived = Derived.lasting(columns);
        }
        return derived;
    }

    /// A record's values in standard form.
    public byte[] packed(int record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Attribute attribute : ATTRIBUTES) {
                int cell = table().cell(record, attribute);
                int count = table().count(cell);
                if (count > 0) {
                    out.writeByte(attribute.index);
                    out.writeShort(count);
                    for (int i = 0; i < count; i++) {
                        byte[] word = columns.words(attribute)
                                .word(table().value(cell, i))
                                .getBytes(StandardCharsets.UTF_8);
                        out.writeInt(word.length);
                        out.write(word);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The blocks that a record is in by a rule, each once.
    public long[] blocks(int record, int rule) {
        int count = Rules.of(rule).keys(table(), derived(), record, values, keys);
        return Arrays.stream(keys, 0, count)
                .map(key -> Rules.block(Rules.of(rule), key))
                .distinct()
                .toArray();
    }

    /// Hands over each of a record's values whose frequency counts.
    public void values(int record, ValueTaker taker) {
        for (Attribute attribute : Frequencies.COUNTED) {
            int cell = table().cell(record, attribute);
            for (int i = 0; i < table().count(cell); i++) {
                taker.value(attribute.index, Mix.hash(columns.words(attribute).word(table().value(cell, i))));
            }
        }
    }

    /// Takes somebody by a number, a postcode and a first name by their hashes.
    @FunctionalInterface
    public interface SightingTaker {
        void seen(long who, long postcode, long forename);
    }

    /// Hands over where a record saw somebody whose names and birth date it knows.
    public void sightings(int record, SightingTaker taker) {
        long who = Homes.who(table(), derived(), record);
        if (who != 0) {
            int cell = table().cell(record, Attribute.POSTCODE);
            long forename = Homes.mover(table(), derived(), record);
            for (int i = 0; i < Math.min(table().count(cell), Attribute.MOST_VALUES); i++) {
                taker.seen(who, derived().postcodeHash(table().value(cell, i)), forename);
            }
        }
    }

    /// Whether values of an attribute, as [#values] numbers it, are postcodes.
    public static boolean postcodes(int attribute) {
        return attribute == Attribute.POSTCODE.index;
    }

    /// Compares records without judging them. For one thread.
    public Comparing comparing(Homes homes) {
        derived().know(homes);
        return new Comparing(new Comparer(table(), derived()));
    }

    /// Judges pairs by what was learnt. For one thread.
    ///
    /// @param keepFrom probability from which a pair is handed on
    public Judging judging(Learnt learnt, double keepFrom) {
        return new Judging(basis(learnt).scorer(), Scorer.logOdds(keepFrom));
    }

    private Engine.Basis basis(Learnt learnt) {
        derived().know(learnt.homes);
        return new Engine.Basis(table(), derived(), learnt.weights, new Frequencies(table(), learnt.common));
    }

    /// A number by which records are put in order where their pairs are equally likely.
    public static long order(String source, String id) {
        return Columns.order(source, id);
    }

    /// Finds the persons among records of which no other share holds one that pairs with them, or that somebody decided
    /// to be one person with them.
    ///
    /// @param orders  what [#order] says of each
    /// @param records how many there are in all
    /// @param settled of the share's records, by their numbers here
    public Outcome cluster(
            long[] orders,
            long records,
            int[] a,
            int[] b,
            float[] logOdds,
            Constraints settled,
            Learnt learnt,
            double joinAt) {
        Pairs pairs = new Pairs();
        for (int i = 0; i < a.length; i++) {
            pairs.add(a[i], b[i], logOdds[i]);
        }
        table().rank(record -> orders[record], records);
        Engine.Basis basis = basis(learnt);
        Ties ties = new Ties(columns);
        Engine.Grouped grouped = Engine.group(basis, ties, settled, pairs, Scorer.logOdds(joinAt), 0, false);
        int[] persons = Engine.numbered(grouped.clusters(), size());
        int people = 1 + Arrays.stream(persons).max().orElse(-1);
        Links.Figures figures = new Links.Figures(size(), people, 0, pairs.size, List.of(), 0, 0, 0, 0);
        return new Engine.Run(basis, pairs, grouped, persons, people, new boolean[Rule.COUNT], figures);
    }

    /// Gives the pattern of two records.
    public static final class Comparing {

        private final Comparer comparer;

        private Comparing(Comparer comparer) {
            this.comparer = comparer;
        }

        public long pattern(int a, int b) {
            return comparer.pattern(a, b);
        }
    }

    /// Hands on the pairs that are likely enough.
    public static final class Judging {

        private final Scorer scorer;
        private final double floor;

        private Judging(Scorer scorer, double floor) {
            this.scorer = scorer;
            this.floor = floor;
        }

        public void judge(int a, int b, PairTaker taker) {
            double odds = scorer.logOdds(a, b, floor);
            if (odds >= floor) {
                taker.pair(a, b, (float) odds);
            }
        }
    }
}
