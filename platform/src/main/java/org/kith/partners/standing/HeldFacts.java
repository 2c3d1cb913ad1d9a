package org.kith.partners.standing;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.bulk.BulkRows;
import org.kith.partners.bulk.BulkRows.Block;
import org.kith.partners.bulk.BulkRows.Target;
import org.kith.partners.bulk.IntByLong;
import org.kith.partners.bulk.Longs;

/// The newest facts of a source on their way to the database. A later file of the same transaction may withdraw some:
/// held until then they are written once, and as what became of them.
public final class HeldFacts {

    private static final int IN_BLOCK = 1 << 20;
    /// A block for each so many megabytes that the program may take.
    private static final int MOST_BLOCKS = (int) (Runtime.getRuntime().maxMemory() / 28 / IN_BLOCK);
    private static final int COLUMNS = Target.FACT.columns() - 1;

    private final BulkRows rows;
    /// In the order of their ids.
    private final List<Held> blocks = new ArrayList<>();
    /// Of what is written.
    private final Deque<Block> empty = new ArrayDeque<>();

    private final Longs withdrawn = new Longs();
    private int blocksSettled;
    private int lengthSettled;

    /// @param firstId no fact in it has a smaller id
    private record Held(long firstId, Block rows, IntByLong withdrawnBy) {}

    /// Is given what a fact says of where and what.
    public interface Reader {
        void fact(long id, @Nullable String setting, @Nullable String note);
    }

    HeldFacts(BulkRows rows) {
        this.rows = rows;
    }

    /// Begins a row: all columns of a fact but the last. Ids only ever grow.
    public Block row(long id) throws SQLException {
        if (blocks.isEmpty() || blocks.getLast().rows().length() > IN_BLOCK) {
            if (blocksSettled == 0) {
                writeAllBut(MOST_BLOCKS);
            }
            blocks.add(new Held(id, empty.isEmpty() ? new Block(Target.FACT) : empty.pop(), new IntByLong()));
        }
        var block = blocks.getLast().rows();
        block.begin();
        return block;
    }

    /// Says that a fact no longer stands, if it is held.
    boolean withdraw(long id, int delivery) {
        var held = holding(id);
        if (held == null) {
            return false;
        }
        held.withdrawnBy().put(id, delivery);
        withdrawn.add(id);
        return true;
    }

    /// Gives those of some facts to the reader that are held, and returns the others.
    public long[] read(long[] ids, Reader reader) {
        var others = new Longs();
        var sorted = ids.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; ) {
            var held = holding(sorted[i]);
            if (held == null) {
                others.add(sorted[i++]);
            } else {
                i = read(held.rows(), sorted, i, reader);
            }
        }
        return others.toArray();
    }

    private static int read(Block block, long[] sorted, int first, Reader reader) {
        int next = first;
        for (int at = 0; at < block.length() && next < sorted.length; ) {
            if (block.number8(at) == sorted[next]) {
                int setting = block.column(at, COLUMNS - 2);
                int note = block.column(at, COLUMNS - 1);
                reader.fact(sorted[next++], block.text(setting), block.text(note));
            }
            at = block.column(at, COLUMNS);
        }
        return next;
    }

    private @Nullable Held holding(long id) {
        int from = 0;
        int until = blocks.size();
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (blocks.get(middle).firstId() <= id) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from == 0 ? null : blocks.get(from - 1);
    }

    /// Writes all that is held.
    void write() throws SQLException {
        writeAllBut(0);
        settle();
    }

    private void writeAllBut(int newest) throws SQLException {
        var oldest = blocks.subList(0, Math.max(0, blocks.size() - newest));
        for (var held : oldest) {
            write(held);
        }
        oldest.clear();
    }

    private void write(Held held) throws SQLException {
        var block = held.rows();
        for (int at = 0; at < block.length(); ) {
            int end = block.column(at, COLUMNS);
            int delivery = held.withdrawnBy().get(block.number8(at));
            var row = rows.row(Target.FACT).columns(block, at, end);
            if (delivery == IntByLong.UNKNOWN) {
                row.nothing();
            } else {
                row.int4(delivery);
            }
            rows.end(Target.FACT);
            at = end;
        }
        block.cut(0);
        empty.push(block);
    }

    /// What is held stays, whatever becomes of the next file; of very much only the newest is still held.
    void settle() throws SQLException {
        writeAllBut(MOST_BLOCKS);
        withdrawn.clear();
        blocksSettled = blocks.size();
        lengthSettled = blocks.isEmpty() ? 0 : blocks.getLast().rows().length();
    }

    /// Forgets what came since [#settle()].
    void takeBack() {
        blocks.subList(Math.min(blocksSettled, blocks.size()), blocks.size()).clear();
        if (!blocks.isEmpty()) {
            blocks.getLast().rows().cut(lengthSettled);
        }
        for (long id : withdrawn.toArray()) {
            var held = holding(id);
            if (held != null) {
                held.withdrawnBy().put(id, IntByLong.UNKNOWN);
            }
        }
        withdrawn.clear();
    }
}
