package org.kith.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where sums make no rings, what one cell may gain or lose is what the others of its sums may lose or
/// gain, and so on outwards: exact, without a solver. [LinearSlack] finds the same, as a test holds.
final class TreeSlack implements Slack {

    private final Table table;
    private final Policy policy;

    TreeSlack(Table table, Policy policy) {
        this.table = table;
        this.policy = policy;
    }

    @Override
    public List<Cover> tooLittle(BitSet hidden) {
        var covers = new ArrayList<Cover>();
        for (int cell = 0; cell < table.size(); cell++) {
            if (table.cell(cell).sensitive()) {
                double need = Slack.need(table.cell(cell), policy);
                var up = moved(cell, true, hidden);
                var down = moved(cell, false, hidden);
                if (up.now() + down.now() < need) {
                    covers.add(cover(up.plus(down), need));
                }
            }
        }
        return covers;
    }

    private static Cover cover(Room room, double need) {
        double open = need - room.sure();
        var gives = new TreeMap<Integer, Double>();
        room.gives().forEach((cell, most) -> gives.put(cell, Math.min(most, open)));
        return new Cover(gives, open);
    }

    /// How far a sensitive cell could move.
    private Room moved(int cell, boolean up, BitSet hidden) {
        var least = Room.of(table.cell(cell).room(up, policy));
        for (int sum : table.sumsOf(cell)) {
            var others = others(sum, cell, up, hidden);
            if (others.now() < least.now()) {
                least = others;
            }
        }
        return least;
    }

    /// How far the other cells of a sum let this one move.
    private Room others(int sum, int cell, boolean up, BitSet hidden) {
        var members = table.sum(sum);
        var room = Room.of(0);
        if (members.whole() != cell) {
            room = room.plus(beyond(members.whole(), sum, up, hidden));
        }
        for (int part : members.parts()) {
            if (part != cell) {
                // The other parts move with the whole, and against a part.
                room = room.plus(beyond(part, sum, (members.whole() == cell) == up, hidden));
            }
        }
        return room;
    }

    /// How far a cell could move, as far as it and the sums on its far side let it.
    private Room beyond(int cell, int via, boolean up, BitSet hidden) {
        double own = table.cell(cell).room(up, policy);
        if (own == 0 || table.cell(cell).fate() == Table.Fate.KNOWN) {
            return Room.of(0);
        }
        boolean always = table.cell(cell).isAlwaysHidden();
        if (!hidden.get(cell)) {
            return Room.given(cell, own);
        }
        var least = always ? Room.of(own) : new Room(own, 0, new TreeMap<>(Map.of(cell, own)));
        for (int sum : table.sumsOf(cell)) {
            if (sum != via) {
                var others = others(sum, cell, up, hidden);
                if (others.now() < least.now()) {
                    least = others;
                }
            }
        }
        return least;
    }
}
