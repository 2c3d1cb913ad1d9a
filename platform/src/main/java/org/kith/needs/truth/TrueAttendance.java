package org.kith.needs.truth;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.families.facts.Terms;
import org.kith.matching.TruthFile;
import org.kith.strategy.SchoolYear;

/// Sessions at school of a made county's children as they were, week by week, and what rules of attendance would say of
/// them. Weeks of school are counted back from the newest of which registers tell, which is 1.
final class TrueAttendance {

    private static final int SIX_WEEKS = 60;
    private static final int FRIDAY = 4;
    private static final int LOOKED_BACK = 400;
    private static final int STANDS_MONTHS = 4;

    /// Of some weeks.
    private record Sessions(int possible, int missed, int unauthorised, int partTimeWeeks) {

        static final Sessions NONE = new Sessions(0, 0, 0, 0);

        Sessions plus(Sessions other) {
            return new Sessions(
                    possible + other.possible,
                    missed + other.missed,
                    unauthorised + other.unauthorised,
                    partTimeWeeks + other.partTimeWeeks);
        }

        boolean missedOneIn(int many) {
            return many * missed >= possible;
        }

        double share() {
            return (double) missed / possible;
        }
    }

    /// By week, a digit each.
    private record Told(String possible, String missed, String unauthorised, String partTime) {

        Sessions in(int week) {
            return new Sessions(
                    digit(possible, week),
                    digit(missed, week),
                    digit(unauthorised, week),
                    digit(partTime, week) > 0 ? 1 : 0);
        }

        private static int digit(String digits, int week) {
            return Character.digit(digits.charAt(week), Character.MAX_RADIX);
        }
    }

    private final Map<String, Told> told = new HashMap<>();
    private final LocalDate today;
    private final SchoolYear year;
    private @Nullable LocalDate firstMonday;
    private int weeks;

    TrueAttendance(LocalDate today, SchoolYear year) {
        this.today = today;
        this.year = year;
    }

    /// Takes a row that tells of a child: as many weeks of everything, and of everybody.
    void take(TruthFile.Row row) {
        var from = LocalDate.parse(row.in("from"));
        var of = new Told(
                digits(row, "possible"), digits(row, "missed"), digits(row, "unauthorised"), digits(row, "part_time"));
        firstMonday = firstMonday == null ? from : firstMonday;
        told.put(row.in("person"), of);
    }

    private String digits(TruthFile.Row row, String field) {
        var digits = row.in(field);
        weeks = weeks == 0 ? digits.length() : weeks;
        if (digits.length() != weeks || digits.chars().anyMatch(one -> Character.digit(one, Character.MAX_RADIX) < 0)) {
            throw new NumberFormatException(field);
        }
        return digits;
    }

    /// As far as registers tell of it that came until a day.
    Until until(LocalDate day) {
        return new Until(day);
    }

    /// What registers could tell by a day.
    final class Until {

        /// All whole weeks that could be told of and that rules of terms look back to, the oldest first.
        private final List<Week> lookedBackTo;

        /// Those in which schools are open, however long ago, by their place among all, the newest first.
        private final List<Integer> open;

        private Until(LocalDate day) {
            var all = IntStream.range(0, weeks)
                    .mapToObj(place -> Week.of(place, Objects.requireNonNull(firstMonday)))
                    .filter(week -> !friday(week.place()).isAfter(day))
                    .toList();
            lookedBackTo = all.stream()
                    .filter(week -> week.monday().isAfter(today.minusDays(LOOKED_BACK)))
                    .toList();
            open = all.reversed().stream()
                    .filter(week ->
                            week.monday().datesUntil(week.monday().plusDays(5)).anyMatch(year::open))
                    .map(Week::place)
                    .toList();
        }

        private LocalDate friday(int week) {
            return Objects.requireNonNull(firstMonday).plusWeeks(week).plusDays(FRIDAY);
        }

        /// @param from the first week back, 1 for the newest
        private Sessions sum(String person, int from, int until) {
            var of = told.get(person);
            return of == null
                    ? Sessions.NONE
                    : open.subList(Math.min(from - 1, open.size()), Math.min(until, open.size())).stream()
                            .map(of::in)
                            .reduce(Sessions.NONE, Sessions::plus);
        }

        /// The end of the newest week of so many in which any session was missed.
        private LocalDate lastMissed(String person, int newest, Function<Told, String> missed) {
            var of = told.get(person);
            return open.stream()
                    .limit(newest)
                    .filter(week -> of != null && Told.digit(missed.apply(of), week) > 0)
                    .findFirst()
                    .map(this::friday)
                    .orElse(LocalDate.MIN);
        }

        boolean worsens(String person) {
            var lately = sum(person, 1, 6);
            var before = sum(person, 7, 18);
            return lastMissed(person, 6, Told::missed).plusWeeks(6).isAfter(today)
                    && lately.possible() > 0
                    && before.possible() > 0
                    && lately.missedOneIn(10)
                    && lately.missed() >= 3
                    && lately.share() >= before.share() + 0.05;
        }

        boolean unauthorised(String person) {
            return lastMissed(person, 10, Told::unauthorised).plusWeeks(10).isAfter(today)
                    && sum(person, 1, 10).unauthorised() >= 10;
        }

        boolean partTime(String person) {
            return sum(person, 1, 9).partTimeWeeks() > 6;
        }

        boolean persistent(String person) {
            var terms = terms(person);
            return terms.size() >= 2
                    && terms.getFirst().ended().plusMonths(STANDS_MONTHS).isAfter(today)
                    && terms.subList(0, 2).stream()
                            .allMatch(term -> term.sessions().missedOneIn(10));
        }

        boolean severe(String person) {
            return terms(person).stream()
                    .limit(1)
                    .anyMatch(term -> term.ended().plusMonths(STANDS_MONTHS).isAfter(today)
                            && term.sessions().missedOneIn(2));
        }

        /// The terms of which at least six weeks are told, the newest first. A month belongs to the term of the first
        /// week of it that is told.
        private List<Term> terms(String person) {
            var of = told.get(person);
            if (of == null) {
                return List.of();
            }
            var terms = new ArrayDeque<Term>();
            Month month = null;
            for (var week : lookedBackTo) {
                var sessions = of.in(week.place());
                if (sessions.possible() > 0) {
                    boolean goesOn = month == week.month();
                    month = week.month();
                    var on = goesOn ? terms.element().on() : week.term();
                    var before = !terms.isEmpty() && terms.element().on().equals(on)
                            ? terms.pop().sessions()
                            : Sessions.NONE;
                    terms.push(new Term(on, week.monday(), before.plus(sessions)));
                }
            }
            return terms.stream()
                    .filter(term -> term.sessions().possible() >= SIX_WEEKS)
                    .toList();
        }
    }

    /// @param place among all, from 0
    /// @param month of its Monday
    /// @param term to which it belongs, by its first day
    private record Week(int place, LocalDate monday, Month month, LocalDate term) {

        static Week of(int place, LocalDate first) {
            var monday = first.plusWeeks(place);
            return new Week(place, monday, monday.getMonth(), Terms.ofWeek(monday));
        }
    }

    /// @param last the Monday of its last week
    private record Term(LocalDate on, LocalDate last, Sessions sessions) {

        LocalDate ended() {
            return last.plusDays(FRIDAY);
        }
    }
}
