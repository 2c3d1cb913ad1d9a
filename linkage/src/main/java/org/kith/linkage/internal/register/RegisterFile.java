package org.kith.linkage.internal.register;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.linkage.internal.Engine;
import org.kith.linkage.internal.blocking.Rule;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Dictionary;
import org.kith.linkage.internal.columns.Ints;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.joining.Pairs;
import org.kith.linkage.internal.weights.Frequencies;
import org.kith.linkage.internal.weights.Weights;

/// A register as one file: its name and version, what was learnt, the words, the records, their persons and
/// pairs, and at its end a sum over all of it. Written whole or not at all, and read only if it is whole.
public final class RegisterFile {

    private static final long NAME = 0x4b697468_5374616eL; // KithStan
    private static final int VERSION = 3;
    private static final Attribute[] ATTRIBUTES = Attribute.values();

    private RegisterFile() {}

    public static void write(Register register, Path file) throws IOException {
        KeptFile.write(file, NAME, VERSION, out -> new Writing(register, out).all());
    }

    /// Reads what was written.
    ///
    /// @throws IOException with a sentence, when it is no such file, of another version, or not whole
    public static Register read(Path file, int threads) throws IOException {
        try (FileIn in = KeptFile.open(file, NAME, VERSION)) {
            return new Reading(in, threads).all();
        } catch (EOFException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("it does not hold what its beginning promises", e);
        }
    }

    private static final class Writing {

        private final Register register;
        private final Known known;
        private final FileOut out;
        private final Table table;
        private final Columns columns;
        private final int[] numbers;
        private final int count;

        Writing(Register register, FileOut out) {
            this.register = register;
            known = register.known;
            this.out = out;
            table = known.basis.table();
            columns = known.columns;
            numbers = known.roll.numbers(
                    record -> known.decided.speaksOf(record) || known.children.carersOf(record).length > 0);
            count = (int) Arrays.stream(numbers).filter(number -> number >= 0).count();
        }

        void all() throws IOException {
            out.writeDouble(register.joinAt);
            out.writeDouble(register.keepFrom);
            weights();
            int[][] codes = new int[ATTRIBUTES.length][];
            for (Attribute attribute : ATTRIBUTES) {
                if (attribute != Attribute.SURNAME) {
                    codes[attribute.index] = words(attribute);
                }
            }
            codes[Attribute.SURNAME.index] = codes[Attribute.FORENAME.index];
            frequencies(codes);
            homes();
            rules();
            records(codes);
            pairs();
            children();
            known.decided.write(out, numbers);
        }

        private void weights() throws IOException {
            Weights weights = known.basis.weights();
            out.writeDouble(weights.prior);
            out.writeDouble(weights.twins);
            out.writeDouble(weights.kin);
            out.number(Question.COUNT);
            for (Question question : Question.values()) {
                out.text(question.words);
                out.number(question.levels.size());
                for (int level = 1; level <= question.levels.size(); level++) {
                    out.writeDouble(weights.m[question.index][level]);
                    out.writeDouble(weights.u[question.index][level]);
                    out.number(weights.learnt[question.index][level] ? 1 : 0);
                }
            }
        }

        /// The words that somebody has; what is left out has gone with its records.
        private int[] words(Attribute attribute) throws IOException {
            Dictionary words = columns.words(attribute);
            int[] codes = new int[words.size()];
            mark(attribute, codes);
            if (attribute == Attribute.FORENAME) {
                mark(Attribute.SURNAME, codes);
            }
            int used = 0;
            for (int code = 0; code < codes.length; code++) {
                used += codes[code];
            }
            out.text(attribute.name());
            out.number(used);
            int next = 0;
            for (int code = 0; code < codes.length; code++) {
                if (codes[code] == 1) {
                    out.text(words.word(code));
                    codes[code] = next++;
                } else {
                    codes[code] = -1;
                }
            }
            return codes;
        }

        private void mark(Attribute attribute, int[] used) {
            for (int record = known.alive.nextSetBit(0); record >= 0; record = known.alive.nextSetBit(record + 1)) {
                int cell = table.cell(record, attribute);
                for (int i = 0; i < table.count(cell); i++) {
                    used[table.value(cell, i)] = 1;
                }
            }
        }

        private void frequencies(int[][] codes) throws IOException {
            for (Attribute attribute : Frequencies.COUNTED) {
                out.writeFloat(known.basis.frequencies().rarest(attribute));
                int[] kept = codes[attribute.index];
                for (int code = 0; code < kept.length; code++) {
                    if (kept[code] >= 0) {
                        out.writeFloat(known.basis.frequencies().of(attribute, code));
                    }
                }
            }
        }

        private void homes() throws IOException {
            Homes homes = known.basis.derived().homes();
            long[] nobodys = homes.ofNobody();
            out.number(nobodys.length);
            for (long postcode : nobodys) {
                out.writeLong(postcode);
            }
            out.number(homes.count());
            homes.each((pair, mover) -> {
                out.writeLong(pair);
                out.writeLong(mover);
            });
        }

        private void rules() throws IOException {
            List<Rule> left = Arrays.stream(Rule.values())
                    .filter(rule -> known.tooBroad[rule.index])
                    .toList();
            out.number(left.size());
            for (Rule rule : left) {
                out.text(rule.words);
            }
        }

        private void records(int[][] codes) throws IOException {
            out.number(count);
            out.number(known.persons.nextNumber());
            for (int record = 0; record < numbers.length; record++) {
                if (numbers[record] < 0) {
                    continue;
                }
                out.text(columns.source(record));
                out.text(columns.id(record));
                out.number(known.persons.of(record));
                out.number(known.persons.formerOf.getOrDefault(record, Persons.NOBODY));
                if (known.alive.get(record)) {
                    for (Attribute attribute : ATTRIBUTES) {
                        int cell = table.cell(record, attribute);
                        out.number(table.count(cell));
                        for (int i = 0; i < table.count(cell); i++) {
                            out.number(codes[attribute.index][table.value(cell, i)]);
                        }
                    }
                }
            }
        }

        private void pairs() throws IOException {
            Pairs pairs = new Pairs();
            for (int record = 0; record < numbers.length; record++) {
                int one = record;
                known.edges.each(record, (other, odds) -> {
                    if (one < other) {
                        pairs.add(numbers[one], numbers[other], odds);
                    }
                });
            }
            out.number(pairs.size);
            for (int i = 0; i < pairs.size; i++) {
                out.number(pairs.a[i]);
                out.number(pairs.b[i]);
                out.writeFloat(pairs.logOdds[i]);
            }
        }

        private void children() throws IOException {
            Ints carers = new Ints();
            Ints named = new Ints();
            for (int record = 0; record < numbers.length; record++) {
                for (int child : known.children.of(record)) {
                    if (numbers[record] >= 0 && numbers[child] >= 0) {
                        carers.add(numbers[record]);
                        named.add(numbers[child]);
                    }
                }
            }
            out.number(carers.size());
            for (int i = 0; i < carers.size(); i++) {
                out.number(carers.get(i));
                out.number(named.get(i));
            }
        }
    }

    private static final class Reading {

        private final FileIn in;
        private final int threads;
        private final Columns columns = new Columns();
        /// What one value is read into, again and again.
        private final int[] one = new int[1];

        Reading(FileIn in, int threads) {
            this.in = in;
            this.threads = threads;
        }

        Register all() throws IOException {
            double joinAt = in.readDouble();
            double keepFrom = in.readDouble();
            Weights weights = weights();
            for (Attribute attribute : ATTRIBUTES) {
                if (attribute != Attribute.SURNAME) {
                    expect(attribute.name());
                    int many = in.number();
                    for (int i = 0; i < many; i++) {
                        columns.words(attribute).number(in.text());
                    }
                }
            }
            Frequencies frequencies = frequencies();
            Homes homes = homes();
            boolean[] tooBroad = rules();
            BitSet alive = new BitSet();
            int count = in.number();
            int nextNumber = in.number();
            int[] persons = new int[count];
            Map<Integer, Integer> former = new HashMap<>();
            Table table = table(count);
            for (int record = 0; record < count; record++) {
                record(record, table, alive, persons, former);
            }
            Pairs pairs = pairs();
            Children children = new Children();
            for (int i = in.number(); i > 0; i--) {
                children.add(in.number(), in.number());
            }
            Decided decided = Decided.read(in);
            Derived derived = new Derived(columns);
            derived.know(homes);
            Known known = new Known(
                    new Engine.Basis(table, derived, weights, frequencies),
                    alive,
                    tooBroad,
                    new Edges(count, pairs),
                    decided,
                    new Persons(persons, nextNumber, former),
                    children);
            return new Register(known, joinAt, keepFrom, threads);
        }

        private Weights weights() throws IOException {
            Weights weights = new Weights();
            weights.prior = in.readDouble();
            weights.twins = in.readDouble();
            weights.kin = in.readDouble();
            if (in.number() != Question.COUNT) {
                throw new IOException("it was kept by a program that asks other questions");
            }
            for (Question question : Question.values()) {
                expect(question.words);
                if (in.number() != question.levels.size()) {
                    throw new IOException("it was kept by a program that asks other questions");
                }
                for (int level = 1; level <= question.levels.size(); level++) {
                    weights.m[question.index][level] = in.readDouble();
                    weights.u[question.index][level] = in.readDouble();
                    weights.learnt[question.index][level] = in.number() == 1;
                }
            }
            return weights;
        }

        private Frequencies frequencies() throws IOException {
            Frequencies frequencies = new Frequencies();
            for (Attribute attribute : Frequencies.COUNTED) {
                float rarest = in.readFloat();
                float[] weights = new float[columns.words(attribute).size()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = in.readFloat();
                }
                frequencies.take(attribute, rarest, weights);
            }
            return frequencies;
        }

        private Homes homes() throws IOException {
            long[] nobodys = new long[in.number()];
            for (int i = 0; i < nobodys.length; i++) {
                nobodys[i] = in.readLong();
            }
            Homes.Making making = new Homes.Making(nobodys);
            for (int i = in.number(); i > 0; i--) {
                making.put(in.readLong(), in.readLong());
            }
            return making.done();
        }

        private boolean[] rules() throws IOException {
            boolean[] tooBroad = new boolean[Rule.COUNT];
            for (int i = in.number(); i > 0; i--) {
                String words = in.text();
                for (Rule rule : Rule.values()) {
                    tooBroad[rule.index] |= rule.words.equals(words);
                }
            }
            return tooBroad;
        }

        private Table table(int records) {
            Table table = new Table(columns);
            for (Attribute attribute : ATTRIBUTES) {
                if (columns.words(attribute).size() > 0) {
                    table.expect(attribute);
                }
            }
            columns.expect(records);
            table.grow(records + 1);
            return table;
        }

        private void record(int record, Table table, BitSet alive, int[] persons, Map<Integer, Integer> former)
                throws IOException {
            columns.open(in.text(), in.text());
            persons[record] = in.number();
            int before = in.number();
            if (before != Persons.NOBODY) {
                former.put(record, before);
            }
            if (persons[record] != Persons.NOBODY) {
                alive.set(record);
                for (Attribute attribute : ATTRIBUTES) {
                    int many = in.number();
                    int[] codes = many == 1 ? one : new int[many];
                    for (int i = 0; i < codes.length; i++) {
                        codes[i] = in.number();
                    }
                    table.set(record, attribute, codes);
                }
            }
        }

        private Pairs pairs() throws IOException {
            Pairs pairs = new Pairs();
            for (int i = in.number(); i > 0; i--) {
                pairs.add(in.number(), in.number(), in.readFloat());
            }
            return pairs;
        }

        private void expect(String text) throws IOException {
            if (!in.text().equals(text)) {
                throw new IOException("it was kept by a program that asks other questions");
            }
        }
    }
}
