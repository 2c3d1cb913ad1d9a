package org.kith.partners.layouts.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Entry;
import org.kith.partners.layouts.Table;

/// Watches that one person's spells in a table follow each other: a spell that runs into the next, or that never
/// ended although another began, is a doubt about the file.
final class Spells {

    private record Spell(int starts, int ends, long line) {}

    private final Table.@Nullable Overlap overlap;
    private final @Nullable Cell by;
    private final @Nullable Cell starts;
    private final @Nullable Cell ends;
    private final Tally tally;
    private final Map<String, List<Spell>> spells = new HashMap<>();

    Spells(List<Table.Overlap> overlaps, Function<String, Cell> cells, Tally tally) {
        this.tally = tally;
        overlap = overlaps.isEmpty() ? null : overlaps.getFirst();
        by = overlap == null ? null : cells.apply(overlap.by());
        starts = overlap == null ? null : cells.apply(overlap.starts());
        ends = overlap == null ? null : cells.apply(overlap.ends());
    }

    void add(long line) {
        if (by != null && starts != null && ends != null) {
            String person = by.text();
            if (person != null && starts.isSaid()) {
                spells.computeIfAbsent(person, _ -> new ArrayList<>(4))
                        .add(new Spell(starts.number(), ends.number(), line));
            }
        }
    }

    void close() {
        if (overlap == null) {
            return;
        }
        for (List<Spell> each : spells.values()) {
            each.sort(Comparator.comparingInt(Spell::starts));
            for (int i = 1; i < each.size(); i++) {
                Spell before = each.get(i - 1);
                Spell next = each.get(i);
                if (before.ends() == Entry.NONE) {
                    tally.warn(
                            before.line(),
                            overlap.ends(),
                            "never-ended",
                            "This spell has no end, yet another begins on line " + next.line() + ".");
                } else if (before.ends() > next.starts()) {
                    tally.warn(
                            before.line(),
                            overlap.ends(),
                            "overlaps",
                            "This spell runs into the one on line " + next.line() + ".");
                }
            }
        }
    }
}
