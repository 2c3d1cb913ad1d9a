package org.kith.families.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.access.KindOfData;
import org.kith.families.facts.Terms;
import org.kith.families.facts.Told;
import org.kith.families.facts.UsesFacts;
import org.kith.site.forms.Option;

/// What was told of a person, by school year, as far as it was asked for.
///
/// @param starts the years from which it can be asked for
record History(List<Year> years, Asked asked, List<Option> starts) {

    /// Of which kind, and from which year on; empty for all.
    record Asked(String kind, String from) {

        static final Asked ALL = new Asked("", "");
    }

    /// A school year's facts.
    ///
    /// @param start the calendar year in which it begins
    record Year(String start, String heading, String yearGroup, List<TimelineBody.Line> lines) {}

    private static final int YEARS_BEFORE_YEAR_1 = 5;

    private static final List<Option> KINDS = List.of(
            new Option("", "Every kind of fact"),
            new Option("school", "School"),
            new Option("home", "Home"),
            new Option("health", "Health"),
            new Option("help", "Help"));

    /// @param uses by which facts are used elsewhere on the page
    static History of(
            List<Told> told,
            Asked asked,
            @Nullable LocalDate born,
            Map<Long, List<UsesFacts.Use>> uses,
            boolean receipts,
            LocalDate today) {
        var years = years(told, asked.kind(), born, uses, receipts, today);
        return new History(
                years.stream()
                        .filter(year -> year.start().compareTo(asked.from()) >= 0)
                        .toList(),
                asked,
                starts(years));
    }

    List<Option> kinds() {
        return KINDS;
    }

    private static List<Year> years(
            List<Told> told,
            String kind,
            @Nullable LocalDate born,
            Map<Long, List<UsesFacts.Use>> uses,
            boolean receipts,
            LocalDate today) {
        var wanted = wanted(kind);
        var byYear = new LinkedHashMap<LocalDate, List<TimelineBody.Line>>();
        var asked = told.stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.kind()))
                .toList();
        for (var line : TimelineBody.Line.of(asked, _ -> Optional.empty(), receipts, today)) {
            byYear.computeIfAbsent(Terms.yearOf(line.on()), _ -> new ArrayList<>())
                    .add(line.inItsYear());
        }
        var years = new ArrayList<Year>();
        byYear.forEach((year, lines) -> years.add(new Year(
                String.valueOf(year.getYear()),
                year.plusYears(1).isAfter(today)
                        ? "Since September " + year.getYear()
                        : "September " + year.getYear() + " to August " + (year.getYear() + 1),
                yearGroup(year, born),
                TimelineBody.Line.usedBy(lines, uses))));
        return years;
    }

    private static List<Option> starts(List<Year> years) {
        var starts = new ArrayList<>(List.of(new Option("", "The beginning")));
        years.forEach(year -> starts.add(new Option(year.start(), "September " + year.start())));
        return starts;
    }

    private static String yearGroup(LocalDate year, @Nullable LocalDate born) {
        if (born == null) {
            return "";
        }
        int group = year.getYear() - Terms.yearOf(born).getYear() - YEARS_BEFORE_YEAR_1;
        return group < 0 || group > 13 ? "" : group == 0 ? "Reception" : "Year " + group;
    }

    private static Set<KindOfData> wanted(String kind) {
        return switch (kind) {
            case "school" -> Set.of(KindOfData.EDUCATION, KindOfData.EDUCATION_ELSEWHERE);
            case "home" -> Set.of(KindOfData.HOUSING, KindOfData.BENEFITS);
            case "health" -> Set.of(KindOfData.HEALTH, KindOfData.ADULT_TREATMENT);
            case "help" -> Set.of(KindOfData.EARLY_HELP, KindOfData.SOCIAL_CARE);
            default -> Set.of();
        };
    }
}
