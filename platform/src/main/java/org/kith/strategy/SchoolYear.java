package org.kith.strategy;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.kith.declarations.Yaml;

/// On which days schools are open, by terms and holidays that recur each year, near enough to count school days by.
public final class SchoolYear {

    private final List<Span> terms;
    private final List<Span> holidays;

    private record Span(MonthDay from, MonthDay until) {

        boolean holds(LocalDate day) {
            var on = MonthDay.from(day);
            return from.isAfter(until)
                    ? !on.isBefore(from) || !on.isAfter(until)
                    : !on.isBefore(from) && !on.isAfter(until);
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
                .map(each -> new Span(day(each.field("from")), day(each.field("until"))))
                .toList();
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
                && terms.stream().anyMatch(term -> term.holds(day))
                && holidays.stream().noneMatch(holiday -> holiday.holds(day));
    }

    /// The school days from the one day until the other, both included.
    public List<LocalDate> days(LocalDate from, LocalDate until) {
        return from.datesUntil(until.plusDays(1)).filter(this::open).toList();
    }
}
