package org.kith.linkage.internal.register;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.linkage.Conditions;
import org.kith.linkage.Refusal;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Raw;

/// A register by conditions as one file: from which probability records join, their columns as they are, their persons
/// and all that is decided. The conditions have a file of their own.
public final class ConditionFile {

    private static final long NAME = 0x6b6974682d636f6eL; // kith-con
    private static final int VERSION = 1;

    private ConditionFile() {}

    static void write(ConditionRegister register, Path file) throws IOException {
        KeptFile.write(file, NAME, VERSION, out -> new Writing(register, out).all());
    }

    /// Reads what was written.
    ///
    /// @param conditions those that the run had learnt
    /// @throws IOException with a sentence, when it is no such file, of another version, or not whole
    public static ConditionRegister read(Path file, Conditions conditions, int threads) throws IOException {
        try (FileIn in = KeptFile.open(file, NAME, VERSION)) {
            return read(in, conditions, threads);
        } catch (EOFException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("it does not hold what its beginning promises", e);
        }
    }

    private static final class Writing {

        private final ConditionRegister register;
        private final FileOut out;
        private final Columns columns;
        private final BitSet alive;
        /// The number of each record in the file, or -1.
        private final int[] numbers;
        private final int count;

        Writing(ConditionRegister register, FileOut out) {
            this.register = register;
            this.out = out;
            columns = register.roll.columns();
            alive = register.roll.alive();
            numbers = register.roll.numbers(register.decided::speaksOf);
            count = (int) Arrays.stream(numbers).filter(number -> number >= 0).count();
        }

        void all() throws IOException {
            out.writeDouble(register.joinAt);
            out.writeDouble(register.keepFrom);
            out.number(register.apart.size());
            for (var column : register.apart.entrySet()) {
                out.text(column.getKey());
                out.text(column.getValue().name());
            }
            records();
            for (String column : columns.raw().names()) {
                out.number(1);
                column(column);
            }
            out.number(0);
            register.decided.write(out, numbers);
        }

        private void records() throws IOException {
            out.number(count);
            out.number(register.persons.nextNumber());
            for (int record = 0; record < numbers.length; record++) {
                if (numbers[record] >= 0) {
                    out.text(columns.source(record));
                    out.text(columns.id(record));
                    out.number(alive.get(record) ? 1 : 0);
                    out.number(register.persons.of(record));
                    out.number(register.persons.formerOf.getOrDefault(record, Persons.NOBODY));
                }
            }
        }

        /// The values that somebody has, each once, and who has which; what is left out has gone with its records.
        private void column(String column) throws IOException {
            Raw raw = columns.raw();
            out.text(column);
            Map<Integer, Integer> places = new HashMap<>();
            List<Integer> codes = new ArrayList<>();
            for (int record = alive.nextSetBit(0); record >= 0; record = alive.nextSetBit(record + 1)) {
                int code = raw.code(column, record);
                if (code != Raw.NONE && places.putIfAbsent(code, codes.size()) == null) {
                    codes.add(code);
                }
            }
            out.number(codes.size());
            for (int code : codes) {
                out.text(raw.words.word(code));
            }
            for (int record = alive.nextSetBit(0); record >= 0; record = alive.nextSetBit(record + 1)) {
                Integer place = places.get(raw.code(column, record));
                out.number(place == null ? 0 : place + 1);
            }
        }
    }

    private static ConditionRegister read(FileIn in, Conditions conditions, int threads) throws IOException {
        double joinAt = in.readDouble();
        double keepFrom = in.readDouble();
        Map<String, Refusal.Reason> apart = new TreeMap<>();
        for (int left = in.number(); left > 0; left--) {
            apart.put(in.text(), Refusal.Reason.valueOf(in.text()));
        }
        Columns columns = new Columns();
        BitSet alive = new BitSet();
        int count = in.number();
        int nextNumber = in.number();
        int[] persons = new int[count];
        Map<Integer, Integer> former = new HashMap<>();
        for (int record = 0; record < count; record++) {
            if (columns.open(in.text(), in.text()) != record) {
                throw new IOException("it names a record twice");
            }
            alive.set(record, in.number() == 1);
            persons[record] = in.number();
            int before = in.number();
            if (before != Persons.NOBODY) {
                former.put(record, before);
            }
        }
        while (in.number() == 1) {
            column(in, columns.raw(), alive);
        }
        Decided decided = Decided.read(in);
        return new ConditionRegister(
                new Roll(columns, alive),
                conditions,
                apart,
                joinAt,
                keepFrom,
                decided,
                new Persons(persons, nextNumber, former),
                threads);
    }

    private static void column(FileIn in, Raw raw, BitSet alive) throws IOException {
        String column = in.text();
        raw.declare(column);
        String[] words = new String[in.number()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.text();
        }
        for (int record = alive.nextSetBit(0); record >= 0; record = alive.nextSetBit(record + 1)) {
            int place = in.number();
            if (place > 0) {
                raw.put(record, column, words[place - 1]);
            }
        }
    }
}
