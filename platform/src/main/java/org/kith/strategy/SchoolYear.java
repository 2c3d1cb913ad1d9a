package org.kith.strategy;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.Yaml;

/// On which days schools are open, by terms and holidays that recur each year, near enough to count school days by.
public final class SchoolYear {

    private final List<Span> terms;
    private final List<Span> holidays;

    private record Span(Yaml at, MonthDay from, MonthDay until) {

        boolean goesRound() {
            return from.isAfter(until);
        }

        boolean holds(MonthDay on) {
            return goesRound() ? !on.isBefore(from) || !on.isAfter(until) : !on.isBefore(from) && !on.isAfter(until);
        }

        /// Whether this holds every day of a term. Past New Year it may hold both ends and nothing between.
        boolean holdsAllOf(Span term) {
            boolean isAround =
                    goesRound() && !term.from().isAfter(until) && !term.until().isBefore(from);
            return holds(term.from()) && holds(term.until()) && !isAround;
        }
    }

    private SchoolYear(List<Span> terms, List<Span> holidays) {
        this.terms = terms;
        this.holidays = holidays;
    }

    /// Reads `school-year.yaml` of a strategy folder.
    public static SchoolYear in(Path strategy) {
        var yaml = Yaml.in(strategy.resolve("school-year.yaml")).knowing("terms", "holidays");
        return new SchoolYear(spans(yaml.field("terms")), spans(yaml.field("holidays")));
    }

    private static List<Span> spans(Yaml yaml) {
        return yaml.list().stream()
                .map(each -> each.knowing("name", "from", "until"))
                .map(each -> new Span(each, day(each.field("from")), day(each.field("until"))))
                .toList();
    }

    /// What is written and cannot be meant: terms that end before they begin or lie over each other, and holidays in
    /// which a whole term lies. One that goes past New Year is a holiday, or two terms.
    public List<BrokenDeclaration> contradictions() {
        var found = new ArrayList<BrokenDeclaration>();
        var before = new ArrayList<Span>();
        for (var term : terms) {
            if (term.goesRound()) {
                found.add(term.at()
                        .field("until")
                        .broken("this term ends before it begins, and would go round the year; one that goes past New"
                                + " Year is written as two."));
            } else if (before.stream().anyMatch(other -> other.holds(term.from()) || term.holds(other.from()))) {
                found.add(term.at().field("from").broken("this term and one before it hold the same days."));
            } else {
                before.add(term);
            }
        }
        holidays.stream()
                .filter(holiday -> terms.stream().anyMatch(holiday::holdsAllOf))
                .map(holiday -> holiday.at().field("until").broken("this holiday leaves no day of a term."))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static MonthDay day(Yaml yaml) {
        try {
            return MonthDay.parse("--" + yaml.text());
        } catch (DateTimeException e) {
            throw yaml.broken("a month and day such as 09-04 belongs here, not `" + yaml.text() + "`.");
        }
    }

    public boolean open(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && terms.stream().anyMatch(term -> term.holds(MonthDay.from(day)))
                && holidays.stream().noneMatch(holiday -> holiday.holds(MonthDay.from(day)));
    }

    /// The school days from the one day until the other, both included.
    public List<LocalDate> days(LocalDate from, LocalDate until) {
        return from.datesUntil(until.plusDays(1)).filter(this::open).toList();
    }
}
