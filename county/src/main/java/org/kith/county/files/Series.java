package org.kith.county.files;

import java.util.List;
import java.util.NavigableSet;
import java.util.stream.IntStream;
import org.kith.county.chance.Chance;

/// Files of one layout, one after the other.
public final class Series {

    private static final double LATE = 0.08;
    private static final double CORRECTED = 0.02;
    private static final int MONTH = 31;

    private final List<Delivery> deliveries;

    public Series(List<Delivery> deliveries) {
        this.deliveries = List.copyOf(deliveries);
    }

    public int size() {
        return deliveries.size();
    }

    public Delivery get(int at) {
        return deliveries.get(at);
    }

    public List<Delivery> all() {
        return deliveries;
    }

    /// Which file covers a day; `size()` when none does yet.
    public int covering(int day) {
        int at = 0;
        while (at < deliveries.size() && deliveries.get(at).until() <= day) {
            at++;
        }
        return at;
    }

    /// Whether anything of a span is told: what ended before the first file looks back is history to the sender.
    public boolean tells(int from, int until) {
        return until > deliveries.getFirst().from() && covering(from) < size();
    }

    /// A row about something that happened on a day; `wrong` asks for a slip that the next file corrects.
    @FunctionalInterface
    public interface Row {
        void write(Table table, boolean wrong);
    }

    /// A day if it has come by the time of telling, else nothing.
    public static int by(int told, int day) {
        return day <= told ? day : 0;
    }

    /// Sends a row when something begins, when it changes within its time, and when it ends; once where one file covers
    /// them.
    public void span(Sheets sheets, int from, int until, Ending row, int... changes) {
        if (!tells(from, until)) {
            return;
        }
        int last = covering(until);
        IntStream.concat(IntStream.of(from), IntStream.of(changes).filter(day -> day > from))
                .map(this::covering)
                .filter(at -> at < last)
                .sorted()
                .distinct()
                .forEach(at -> row.write(sheets.of(get(at)), 0, get(at).until() - 1));
        if (last < size()) {
            row.write(sheets.of(get(last)), until, get(last).until() - 1);
        }
    }

    /// A row about a span whose end is zero while it lasts, as told on a day: what comes after is not known yet.
    @FunctionalInterface
    public interface Ending {
        void write(Table table, int until, int told);
    }

    /// A row about how someone stands after a change on a day.
    @FunctionalInterface
    public interface Standing {
        void write(Table table, int day, boolean wrong);
    }

    /// Sends how someone stands: once with the first file, or on time with the file that covers the first of `days`,
    /// then with each later day on which something changes.
    public void standing(Sheets sheets, NavigableSet<Integer> days, Chance chance, Standing row) {
        Integer before = days.lower(deliveries.getFirst().until());
        int first = before == null ? days.first() : before;
        if (covering(first) == size()) {
            return;
        }
        row.write(sheets.of(get(covering(first))), first, false);
        for (int day : days.tailSet(first, false)) {
            post(sheets, day, chance, (table, wrong) -> row.write(table, day, wrong));
        }
    }

    /// Sends a row with the file that covers the day, now and then a file late, now and then wrong first. The first
    /// file tells a year at once, of which only the last month can still be late or wrong.
    public void post(Sheets sheets, int day, Chance chance, Row row) {
        if (!tells(day, day + 1)) {
            return;
        }
        boolean fresh = day >= deliveries.getFirst().until() - MONTH;
        int at = covering(day) + (fresh && chance.happens(LATE) ? 1 : 0);
        boolean wrong = fresh && chance.happens(CORRECTED) && at + 1 < size();
        if (at < size()) {
            row.write(sheets.of(get(at)), wrong);
            if (wrong) {
                row.write(sheets.of(get(at + 1)), false);
            }
        }
    }
}
