package org.kith.county.files;

import java.util.List;
import org.kith.county.chance.Chance;

/// Files of one layout, one after the other.
public final class Series {

    private static final double LATE = 0.08;
    private static final double CORRECTED = 0.02;

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

    /// A row about something that happened on a day; `wrong` asks for a slip that the next file corrects.
    @FunctionalInterface
    public interface Row {
        void write(Table table, boolean wrong);
    }

    /// A day if it has come by the time of telling, else nothing.
    public static int by(int told, int day) {
        return day <= told ? day : 0;
    }

    /// Sends a row when something begins and again when it ends, or once where one file covers both.
    public void span(Sheets sheets, int from, int until, Ending row) {
        int first = covering(from);
        int last = covering(until);
        if (first < size() && first != last) {
            row.write(sheets.of(get(first)), 0, get(first).until() - 1);
        }
        if (last < size()) {
            row.write(sheets.of(get(last)), until, get(last).until() - 1);
        }
    }

    /// A row about a span whose end is zero while it lasts, as told on a day: what comes after is not known yet.
    @FunctionalInterface
    public interface Ending {
        void write(Table table, int until, int told);
    }

    /// Sends a row with the file that covers the day, now and then a file late, now and then wrong first.
    public void post(Sheets sheets, int day, Chance chance, Row row) {
        int at = covering(day) + (chance.happens(LATE) ? 1 : 0);
        boolean wrong = chance.happens(CORRECTED) && at + 1 < size();
        if (at < size()) {
            row.write(sheets.of(get(at)), wrong);
            if (wrong) {
                row.write(sheets.of(get(at + 1)), false);
            }
        }
    }
}
