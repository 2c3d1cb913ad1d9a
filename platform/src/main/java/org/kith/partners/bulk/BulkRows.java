package org.kith.partners.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes rows of several tables by binary COPY on one connection, within its transaction, while the file is still
/// being read: rows are gathered in blocks, and a thread of its own sends the blocks.
///
/// Between [#drain()] and the next row the connection is free for other statements.
public final class BulkRows implements AutoCloseable {

    /// The tables that are filled in bulk.
    public enum Target {
        RECORD("record (id, source_id, source_key, first_delivery_id)", 4),
        IDENTITY("""
                identity (record_id, delivery_id, line, from_on, until_on, until_delivery_id, row_hash,
                    forename, middle_names, surname, preferred_forename, former_surname, born_on, expected_on, died_on,
                    sex, nhs_number, upn, former_upn, uln, council_id, address, postcode, uprn, phone, email,
                    setting_code, ethnicity, language, role)""", 30),
        FACT("""
                fact (id, key_hash, row_hash, record_id, starts_on, ends_on, amount, delivery_id, line,
                    other_record_id, kind, code, setting_code, note, withdrawn_delivery_id)""", 15),
        ALIAS("alias (source_id, alias_hash, record_id, delivery_id)", 4),
        WAITING_ROW("waiting_row (source_id, alias_hash, delivery_id, line, said)", 5),
        QUARANTINE("quarantine (delivery_id, line, raw)", 3),
        REGISTER_ROW("register_row (delivery_id, line, register, code, said)", 5);

        private final String copy;
        private final int columns;

        Target(String table, int columns) {
            this.copy = "copy partners." + table + " from stdin (format binary)";
            this.columns = columns;
        }

        public int columns() {
            return columns;
        }
    }

    private static final int FULL = 1 << 20;
    private static final int BLOCKS_WAITING = 4;
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TAIL = {-1, -1};

    private final Connection connection;
    private final Map<Target, Block> filling = new EnumMap<>(Target.class);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS_WAITING);
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS_WAITING + Target.values().length);
    private final Thread sender;
    private volatile @Nullable Throwable failure;
    private boolean onTheWay;

    public BulkRows(Connection connection) {
        this.connection = connection;
        sender = Thread.ofPlatform().daemon().name("copy").start(this::send);
    }

    /// Begins a row: its columns follow on the block, in the target's order, and then [#end(Target)].
    public Block row(Target target) {
        var block = filling.get(target);
        if (block == null) {
            block = empty.poll();
            if (block == null) {
                block = new Block();
            }
            block.begin(target);
            filling.put(target, block);
        }
        block.begin();
        return block;
    }

    public void end(Target target) throws SQLException {
        var block = filling.get(target);
        if (block != null && block.length > FULL) {
            filling.remove(target);
            hand(block);
        }
    }

    /// Sends all that was written and waits until it stands in the database.
    public void drain() throws SQLException {
        for (var target : Target.values()) {
            var block = filling.remove(target);
            if (block != null) {
                hand(block);
            }
        }
        if (!onTheWay) {
            return;
        }
        var mark = new Block();
        hand(mark);
        onTheWay = false;
        try {
            while (!mark.done) {
                synchronized (mark) {
                    if (!mark.done) {
                        mark.wait(100);
                    }
                }
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(Block block) throws SQLException {
        onTheWay = true;
        try {
            while (!full.offer(block, 100, TimeUnit.MILLISECONDS)) {
                check();
            }
            check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private void check() throws SQLException {
        var failed = failure;
        if (failed != null) {
            throw new SQLException("rows could not be written: " + failed.getMessage(), failed);
        }
    }

    private void send() {
        CopyIn copy = null;
        Target target = null;
        try {
            while (true) {
                var block = full.take();
                if (copy != null && block.target != target) {
                    copy.writeToCopy(TAIL, 0, TAIL.length);
                    copy.endCopy();
                    copy = null;
                }
                target = block.target;
                if (target == null) {
                    synchronized (block) {
                        block.done = true;
                        block.notifyAll();
                    }
                    continue;
                }
                if (copy == null) {
                    copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(target.copy);
                    copy.writeToCopy(HEAD, 0, HEAD.length);
                }
                copy.writeToCopy(block.bytes, 0, block.length);
                empty.offer(block);
            }
        } catch (InterruptedException e) {
            cancel(copy);
        } catch (SQLException | RuntimeException e) {
            failure = e;
            cancel(copy);
        }
    }

    private static void cancel(@Nullable CopyIn copy) {
        try {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException _) {
            // The transaction is rolled back in any case.
        }
    }

    /// Rows of one target in COPY's binary form.
    public static final class Block {

        private static final int DAYS_TO_2000 = 10_957;
        private static final byte JSONB_VERSION = 1;
        /// A text of more characters is sooner copied at once.
        private static final int LONG = 32;

        private @Nullable Target target;
        private byte[] bytes = new byte[0];
        private int length;
        private volatile boolean done;

        private Block() {}

        /// A block that is kept before its rows are written.
        public Block(Target target) {
            begin(target);
        }

        public int length() {
            return length;
        }

        /// Lets go of what lies behind.
        public void cut(int at) {
            length = at;
        }

        /// Where a column, counted from 0, of the row that begins here lies; that behind the last is where the row
        /// ends.
        public int column(int row, int column) {
            int at = row + 2;
            for (int before = 0; before < column; before++) {
                at += 4 + Math.max(get4(at), 0);
            }
            return at;
        }

        /// What the first column of the row that begins here says.
        public long number8(int row) {
            int at = row + 6;
            return (long) get4(at) << 32 | (get4(at + 4) & 0xFFFF_FFFFL);
        }

        /// What the column that lies here says.
        @Nullable
        public String text(int column) {
            int count = get4(column);
            return count < 0 ? null : new String(bytes, column + 4, count, StandardCharsets.UTF_8);
        }

        private int get4(int at) {
            return bytes[at] << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | (bytes[at + 3] & 0xFF);
        }

        /// Adds the columns of a row of another block.
        public Block columns(Block from, int begin, int end) {
            int count = end - begin - 2;
            room(count);
            System.arraycopy(from.bytes, begin + 2, bytes, length, count);
            length += count;
            return this;
        }

        private void begin(Target next) {
            target = next;
            length = 0;
            if (bytes.length == 0) {
                bytes = new byte[FULL + (1 << 16)];
            }
        }

        public void begin() {
            room(2);
            put2(target == null ? 0 : target.columns);
        }

        public Block int8(long value) {
            room(12);
            put4(8);
            put4((int) (value >>> 32));
            put4((int) value);
            return this;
        }

        public Block int4(int value) {
            room(8);
            put4(4);
            put4(value);
            return this;
        }

        public Block int2(short value) {
            room(6);
            put4(2);
            put2(value);
            return this;
        }

        /// A number, or nothing for [org.kith.partners.layouts.Entry#NONE].
        public Block int4OrNothing(int value) {
            return value == Integer.MIN_VALUE ? nothing() : int4(value);
        }

        /// A day counted from 1970, or nothing for [org.kith.partners.layouts.Entry#NONE].
        public Block day(int epochDay) {
            return epochDay == Integer.MIN_VALUE ? nothing() : int4(epochDay - DAYS_TO_2000);
        }

        public Block text(@Nullable String value) {
            if (value == null) {
                return nothing();
            }
            return value.length() > LONG ? utf8(value) : text(value, 0, value.length());
        }

        /// A part of a text.
        public Block text(String of, int from, int until) {
            int characters = until - from;
            room(4 + characters);
            int at = length + 4;
            for (int i = from; i < until; i++) {
                char c = of.charAt(i);
                if (c >= 0x80 || c == 0) {
                    return utf8(of.substring(from, until));
                }
                bytes[at++] = (byte) c;
            }
            put4(characters);
            length += characters;
            return this;
        }

        public Block json(String value) {
            var utf8 = value.getBytes(StandardCharsets.UTF_8);
            room(5 + utf8.length);
            put4(utf8.length + 1);
            bytes[length++] = JSONB_VERSION;
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
            return this;
        }

        public Block nothing() {
            room(4);
            put4(-1);
            return this;
        }

        private Block utf8(String value) {
            // PostgreSQL holds no zero characters.
            var utf8 = value.replace("\0", "").getBytes(StandardCharsets.UTF_8);
            room(4 + utf8.length);
            put4(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
            return this;
        }

        private void put2(int value) {
            bytes[length++] = (byte) (value >>> 8);
            bytes[length++] = (byte) value;
        }

        private void put4(int value) {
            bytes[length++] = (byte) (value >>> 24);
            bytes[length++] = (byte) (value >>> 16);
            bytes[length++] = (byte) (value >>> 8);
            bytes[length++] = (byte) value;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }
}
