package org.kith.families.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.KindOfData;
import org.kith.families.OpenCorrection;
import org.kith.families.OpenPerson;
import org.kith.families.Origin;
import org.kith.families.Records;
import org.kith.families.Told;
import org.kith.families.UsesFacts;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Mistake;
import org.kith.site.Option;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.charts.Lanes;

/// One person: what was told, by school year; what each source could know; which records they are; names and homes.
record PersonPage(
        OpenPerson open,
        List<Year> years,
        String kind,
        String from,
        List<Option> starts,
        List<Joined> records,
        List<Given> given,
        @Nullable Lanes lanes,
        List<Covered> covered,
        int maybe,
        List<OpenCorrection> corrections,
        Asking asking,
        String held,
        List<Panel> panels,
        LocalDate today,
        List<Mistake> mistakes,
        String reason)
        implements Page {

    /// A school year's facts.
    ///
    /// @param start the calendar year in which it begins
    record Year(String start, String heading, String yearGroup, List<TimelineBody.Line> lines) {}

    record Given(String when, String words, List<From> from) {}

    /// A record that is this person, why, and where its newest description is written.
    record Joined(Records.Joined record, From from) {}

    /// The form that says what is wrong, as it was filled.
    ///
    /// @param done whether it was just taken down: `yes`, or `already` where the same was there
    /// before; else empty
    /// @param sources those that know the person and that the viewer may know of
    record Asking(String done, List<Option> sources, String source, String wrong, String how) {

        /// Chosen where whoever asks does not know the source.
        static final String UNKNOWN = "unknown";

        static Asking anew(String done) {
            return new Asking(done, List.of(), "", "", "");
        }

        static Asking again(String source, String wrong, String how) {
            return new Asking("", List.of(), source, wrong, how);
        }

        boolean received() {
            return done.equals("already");
        }

        private Asking of(List<Records.Joined> records) {
            var options = new LinkedHashMap<String, Option>();
            options.put("", new Option("", "Choose the source"));
            for (var record : records) {
                var origin = record.said().origin();
                options.putIfAbsent(origin.source(), new Option(origin.source(), origin.title()));
            }
            options.put(UNKNOWN, new Option(UNKNOWN, "I do not know"));
            return new Asking(done, List.copyOf(options.values()), source, wrong, how);
        }
    }

    record Covered(String source, String covers, String facts) {}

    private static final List<Option> KINDS = List.of(
            new Option("", "Every kind of fact"),
            new Option("school", "School"),
            new Option("home", "Home"),
            new Option("health", "Health"),
            new Option("help", "Help"));

    @Override
    public int httpStatus() {
        return !mistakes.isEmpty() ? 422 : open.mayAsk() ? 403 : 200;
    }

    static PersonPage of(
            OpenPerson open,
            List<Told> told,
            String kind,
            String from,
            List<Records.Joined> records,
            List<Records.Given> names,
            List<Records.Given> homes,
            List<Records.Cover> cover,
            int maybe,
            List<OpenCorrection> corrections,
            Asking asking,
            String held,
            List<Panel> panels,
            boolean receipts,
            LocalDate today,
            List<Mistake> mistakes,
            String reason) {
        var years = years(told, kind, open.person().bornOn(), UsesFacts.in(panels), receipts, today);
        return new PersonPage(
                open,
                years.stream().filter(year -> year.start().compareTo(from) >= 0).toList(),
                kind,
                from,
                starts(years),
                records.stream()
                        .map(each -> new Joined(each, From.of(each.said().origin(), receipts, today)))
                        .toList(),
                Stream.of(
                                given(names, receipts, today),
                                births(records, receipts, today),
                                given(homes, receipts, today))
                        .flatMap(List::stream)
                        .toList(),
                lanes(open, cover, today),
                covered(cover, today),
                maybe,
                List.copyOf(corrections),
                asking.of(records),
                held,
                List.copyOf(panels),
                today,
                List.copyOf(mistakes),
                reason);
    }

    List<Option> kinds() {
        return KINDS;
    }

    /// "14, born 2 June 2012. Lives at 12 Quarry Close, DT4 8AA. Year 10, Nothe Reach Academy."
    String who() {
        var person = open.person();
        var words = new StringBuilder(person.age(today));
        var born = person.bornOn();
        if (born != null) {
            words.append(", born ").append(Dates.day(born));
            if (person.bornDoubtful()) {
                words.append(" (sources differ)");
            }
        }
        words.append('.');
        var died = person.diedOn();
        if (died != null) {
            words.append(" Died on ").append(Dates.day(died)).append('.');
        }
        var home = person.home();
        if (home != null && died == null) {
            words.append(" Lives at ").append(home.inOneLine()).append('.');
        }
        var setting = person.setting();
        if (setting != null && died == null) {
            words.append(' ')
                    .append(
                            setting.yearGroup() != null && setting.yearGroup().matches("\\d+")
                                    ? "Year " + setting.yearGroup() + ", "
                                    : "")
                    .append(setting.name())
                    .append('.');
        }
        return words.toString();
    }

    /// Whether the form that says what is wrong was filled and must be put right.
    boolean askingAgain() {
        return mistakes.stream().anyMatch(mistake -> !mistake.field().equals("reason"));
    }

    String recordsHeading() {
        return records.size() == 1
                ? "One record is " + open.person().called()
                : Counts.number(records.size()) + " records are "
                        + open.person().called();
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
        for (var each : told) {
            if (wanted.isEmpty() || wanted.contains(each.kind())) {
                var year = LocalDate.of(
                        each.on().getMonthValue() >= 9
                                ? each.on().getYear()
                                : each.on().getYear() - 1,
                        9,
                        1);
                byYear.computeIfAbsent(year, _ -> new ArrayList<>())
                        .add(TimelineBody.Line.of(each, Optional.empty(), receipts, today)
                                .inItsYear());
            }
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
        int started = (born.getMonthValue() >= 9 ? born.getYear() + 1 : born.getYear()) + 5;
        int group = year.getYear() - started + 1;
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

    private static List<Given> given(List<Records.Given> given, boolean receipts, LocalDate today) {
        return given.stream()
                .map(each -> {
                    var from = each.fromOn();
                    var until = each.untilOn();
                    var when = until == null
                            ? (from == null ? "now" : "since " + from.getYear())
                            : "to " + until.getYear();
                    return new Given(when, each.words(), briefly(each.origins(), receipts, today));
                })
                .toList();
    }

    private static List<From> briefly(List<Origin> origins, boolean receipts, LocalDate today) {
        return origins.stream()
                .map(origin -> From.briefly(origin, receipts, today))
                .toList();
    }

    /// Each date of birth that a record gives, the one that most give first.
    private static List<Given> births(List<Records.Joined> records, boolean receipts, LocalDate today) {
        var origins = new TreeMap<LocalDate, List<Origin>>();
        for (var record : records) {
            var born = record.said().bornOn();
            if (born != null) {
                origins.computeIfAbsent(born, _ -> new ArrayList<>())
                        .add(record.said().origin());
            }
        }
        return origins.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .map(each -> new Given("born", Dates.day(each.getKey()), briefly(each.getValue(), receipts, today)))
                .toList();
    }

    private static @Nullable Lanes lanes(OpenPerson open, List<Records.Cover> cover, LocalDate today) {
        if (cover.isEmpty()) {
            return null;
        }
        var from = today.minusYears(5).withDayOfYear(1);
        return new Lanes(
                "lanes",
                "What each source covers for " + open.person().called(),
                from,
                today,
                cover.stream()
                        .sorted(Comparator.comparing(each -> !each.knows()))
                        .map(each -> new Lanes.Lane(
                                each.title(),
                                !each.knows()
                                        ? "no record"
                                        : each.newest() == null ? "" : Dates.age(each.newest(), today),
                                each.from(),
                                each.until(),
                                each.said()))
                        .toList());
    }

    private static List<Covered> covered(List<Records.Cover> cover, LocalDate today) {
        return cover.stream()
                .sorted(Comparator.comparing(each -> !each.knows()))
                .map(each -> new Covered(
                        each.title(),
                        each.from() == null || each.until() == null
                                ? "not said"
                                : Dates.month(each.from()) + " to " + Dates.brief(each.until(), today),
                        !each.knows()
                                ? "No record is matched to this person"
                                : each.said().isEmpty()
                                        ? "A record, no dated facts"
                                        : Counts.of(each.said().size(), "day with facts", "days with facts")))
                .toList();
    }
}
