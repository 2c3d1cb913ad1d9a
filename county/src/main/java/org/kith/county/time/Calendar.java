package org.kith.county.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days of the county: the five years told, its terms, and when schools are open.
public final class Calendar {

    private final int asOf;
    private final int start;
    private final int marksFrom;
    private final int firstDay;
    private final byte[] open;
    private final int[] openBefore;
    private final List<Term> terms = new ArrayList<>();

    public Calendar(LocalDate asOf) {
        this.asOf = (int) asOf.toEpochDay();
        start = (int) asOf.minusYears(5).toEpochDay();
        int thisYear = Days.schoolYear(this.asOf);
        marksFrom = Days.of(thisYear - 2, 9, 1);
        firstDay = Days.of(thisYear - 7, 9, 1);
        for (int year = thisYear - 7; year <= thisYear; year++) {
            addTerms(year);
        }
        open = new byte[this.asOf + 400 - firstDay];
        terms.forEach(this::openSchools);
        openBefore = new int[open.length + 1];
        for (int day = 0; day < open.length; day++) {
            openBefore[day + 1] = openBefore[day] + open[day];
        }
    }

    private void addTerms(int year) {
        int autumn = Days.of(year, 9, 3);
        int christmas = Days.of(year, 12, 19);
        int spring = Days.of(year + 1, 1, 5);
        int easter = Days.of(year + 1, 3, 29);
        int summer = Days.of(year + 1, 4, 13);
        int end = Days.of(year + 1, 7, 22);
        terms.add(new Term(year, Term.Season.AUTUMN, autumn, christmas, thursday(Days.of(year, 10, 1))));
        terms.add(new Term(year, Term.Season.SPRING, spring, easter, thursday(Days.of(year + 1, 1, 15))));
        terms.add(new Term(year, Term.Season.SUMMER, summer, end, thursday(Days.of(year + 1, 5, 15))));
    }

    private static int thursday(int from) {
        return from + Math.floorMod(3 - Days.weekday(from), 7);
    }

    private void openSchools(Term term) {
        int half = switch (term.season()) {
            case AUTUMN -> Days.monday(Days.of(term.schoolYear(), 10, 28));
            case SPRING -> Days.monday(Days.of(term.schoolYear() + 1, 2, 17));
            case SUMMER -> Days.monday(Days.of(term.schoolYear() + 1, 5, 28));
        };
        for (int day = term.from(); day <= term.until(); day++) {
            boolean away = Days.weekday(day) > 4 || (day >= half && day < half + 7);
            int at = day - firstDay;
            if (!away && at >= 0 && at < open.length) {
                open[at] = 1;
            }
        }
    }

    public int asOf() {
        return asOf;
    }

    /// The first of the month that has begun: the last whole month, or quarter, ended before it.
    public int month() {
        return (int) Days.date(asOf).withDayOfMonth(1).toEpochDay();
    }

    public int start() {
        return start;
    }

    /// The first day for which schools' daily marks are sent; before it there are sums by term.
    public int marksFrom() {
        return marksFrom;
    }

    public boolean open(int day) {
        int at = day - firstDay;
        return at >= 0 && at < open.length && open[at] == 1;
    }

    /// School days from `from` up to, not including, `until`.
    public int openDays(int from, int until) {
        int first = Math.clamp(from - firstDay, 0, open.length);
        int last = Math.clamp(until - firstDay, first, open.length);
        return openBefore[last] - openBefore[first];
    }

    /// All terms told of, oldest first, with those of two years before as history.
    public List<Term> terms() {
        return terms;
    }

    /// Terms whose census has been received.
    public List<Term> censuses() {
        return terms.stream()
                .filter(term -> term.census() >= start && term.received() <= asOf)
                .toList();
    }
}
