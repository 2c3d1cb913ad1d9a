package org.kith.needs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.strategy.SchoolYear;

/// Of whom a rule is true in a made county, by what really happened there and not by what any agency wrote down.
///
/// It says over again in Java what some rules say in SQL, so that one is held against the other. A rule that
/// was changed has another version, and is left out until the change is made here too.
final class TrueNeeds {

    private static final Set<String> NOT_IN_LEARNING_OR_WORK = Set.of("540", "550", "610", "810");
    private static final Set<String> LED_TO_NOTHING = Set.of("no further action", "information and advice");

    private record Event(
            String kind,
            String code,
            LocalDate from,
            @Nullable LocalDate until,
            int amount) {

        boolean goesOn(LocalDate day) {
            return until == null || until.isAfter(day);
        }
    }

    private record Stay(
            String household, LocalDate from, @Nullable LocalDate until) {

        boolean on(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    private final LocalDate today;
    private final LocalDate fifteenthLastSchoolDay;
    private final Map<String, LocalDate> born = new HashMap<>();
    private final Map<String, List<Event>> events = new HashMap<>();
    private final Map<String, List<Stay>> stays = new HashMap<>();

    /// Which condition stands for which rule, and for which version of it.
    private final Map<String, Predicate<String>> conditions = Map.ofEntries(
            Map.entry("goes-missing 1", this::goesMissing),
            Map.entry("first-suspension 1", this::firstSuspended),
            Map.entry("permanently-excluded 1", this::excluded),
            Map.entry("special-needs-not-met 1", this::specialNeedsNotMet),
            Map.entry("asked-again-and-again 1", this::askedAgain),
            Map.entry("development-concern 1", this::developmentConcern),
            Map.entry("two-year-review-missed 1", this::reviewMissed),
            Map.entry("not-in-education-or-work 1", this::notInLearningOrWork),
            Map.entry("off-roll 1", this::offRoll),
            Map.entry("domestic-abuse 1", this::domesticAbuse));

    private Map<String, List<Victim>> victimsAtHome = new HashMap<>();

    /// A victim lived in a household on the day of an incident.
    private record Victim(LocalDate on, String risk) {}

    private TrueNeeds(LocalDate today, SchoolYear schoolYear) {
        this.today = today;
        var schoolDays = schoolYear.days(today.minusYears(1), today);
        fifteenthLastSchoolDay = schoolDays.isEmpty() ? today : schoolDays.get(Math.max(0, schoolDays.size() - 15));
    }

    /// Reads the truth's people, events and households.
    static TrueNeeds in(Path truth, LocalDate today, SchoolYear schoolYear) throws IOException {
        var read = new TrueNeeds(today, schoolYear);
        each(truth.resolve("people.csv"), row -> {
            var born = day(row, "born_on"); // not told of somebody whom records name and no life is made for
            if (born != null && row.getField("died_on").isEmpty()) {
                read.born.put(row.getField("person"), born);
            }
        });
        each(
                truth.resolve("events.csv"),
                row -> read.events
                        .computeIfAbsent(row.getField("person"), _ -> new ArrayList<>())
                        .add(new Event(
                                row.getField("event"),
                                row.getField("code"),
                                LocalDate.parse(row.getField("starts_on")),
                                day(row, "ends_on"),
                                Integer.parseInt(row.getField("amount")))));
        each(truth.resolve("households.csv"), row -> {
            var from = day(row, "from_on"); // likewise
            if (from != null) {
                read.stays
                        .computeIfAbsent(row.getField("person"), _ -> new ArrayList<>())
                        .add(new Stay(row.getField("household"), from, day(row, "until_on")));
            }
        });
        read.victimsAtHome = read.victims();
        return read;
    }

    private interface Row {
        void take(NamedCsvRecord row);
    }

    private static void each(Path file, Row taken) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(taken::take);
        }
    }

    private static @Nullable LocalDate day(NamedCsvRecord row, String field) {
        return row.getField(field).isEmpty() ? null : LocalDate.parse(row.getField(field));
    }

    /// The people of whom the rule is true today; nothing where the truth does not tell.
    Optional<Set<String>> of(Rule rule) {
        var condition = conditions.get(rule.name() + " " + rule.version());
        if (condition == null) {
            return Optional.empty();
        }
        var people = new HashSet<String>();
        born.forEach((person, born) -> {
            if (ofAge(rule.ages(), born) && condition.test(person)) {
                people.add(person);
            }
        });
        return Optional.of(people);
    }

    private boolean ofAge(Rule.Ages ages, LocalDate born) {
        int years = Period.between(born, today).getYears();
        return (ages.from() == null || years >= ages.from()) && (ages.until() == null || years <= ages.until());
    }

    private List<Event> happened(String person, String kind) {
        return events.getOrDefault(person, List.of()).stream()
                .filter(event -> event.kind().equals(kind) && !event.from().isAfter(today))
                .sorted(Comparator.comparing(Event::from))
                .toList();
    }

    private boolean since(Event event, Period ago) {
        return event.from().isAfter(today.minus(ago));
    }

    private boolean goesMissing(String person) {
        var times =
                happened(person, "missing").stream().map(Event::from).distinct().toList();
        for (int at = 1; at < times.size(); at++) {
            if (times.get(at).isAfter(today.minusMonths(6))
                    && !times.get(at - 1).plusDays(90).isBefore(times.get(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean firstSuspended(String person) {
        var all = happened(person, "suspension");
        return !all.isEmpty() && since(all.getFirst(), Period.ofDays(300));
    }

    private boolean excluded(String person) {
        return happened(person, "exclusion").stream()
                .anyMatch(exclusion -> happened(person, "enrolment").stream()
                        .noneMatch(roll -> roll.from().isAfter(exclusion.from())));
    }

    private boolean specialNeedsNotMet(String person) {
        return happened(person, "sen-support").stream().anyMatch(event -> event.goesOn(today))
                && happened(person, "suspension").stream().anyMatch(event -> since(event, Period.ofDays(365)))
                && happened(person, "ehc-request").isEmpty()
                && happened(person, "ehc-plan").isEmpty();
    }

    private boolean askedAgain(String person) {
        return happened(person, "contact").stream()
                        .filter(event -> LED_TO_NOTHING.contains(event.code()) && since(event, Period.ofYears(1)))
                        .count()
                >= 3;
    }

    private boolean developmentConcern(String person) {
        return happened(person, "health-review").stream()
                .anyMatch(event -> event.amount() >= 2 && since(event, Period.ofYears(1)));
    }

    /// Whose reviews nobody planned did not live here when they were due.
    private boolean reviewMissed(String person) {
        var birthday = born.get(person);
        return birthday != null
                && !birthday.plusMonths(31).isAfter(today)
                && birthday.plusMonths(36).isAfter(today)
                && happened(person, "health-review-missed").stream()
                        .anyMatch(event -> event.code().equals("2-2.5-year"));
    }

    private boolean notInLearningOrWork(String person) {
        return happened(person, "destination").stream()
                .anyMatch(event -> NOT_IN_LEARNING_OR_WORK.contains(event.code())
                        && event.goesOn(today)
                        && !event.from().isAfter(today.minusDays(28)));
    }

    private boolean offRoll(String person) {
        var rolls = happened(person, "enrolment");
        var left = rolls.stream()
                .map(Event::until)
                .filter(until -> until != null && !until.isAfter(today))
                .max(Comparator.naturalOrder());
        return left.isPresent()
                && left.get().isAfter(today.minusDays(730))
                && left.get().isBefore(fifteenthLastSchoolDay)
                && rolls.stream().noneMatch(roll -> roll.goesOn(today))
                && happened(person, "home-educated").stream().noneMatch(spell -> spell.goesOn(today));
    }

    private boolean domesticAbuse(String person) {
        var on = new HashSet<LocalDate>();
        boolean high = false;
        for (var event : happened(person, "domestic-abuse-present")) {
            if (since(event, Period.ofYears(1))) {
                on.add(event.from());
                high |= event.code().equals("HIGH");
            }
        }
        for (var stay : stays.getOrDefault(person, List.of())) {
            for (var victim : victimsAtHome.getOrDefault(stay.household(), List.of())) {
                if (stay.on(victim.on())) {
                    on.add(victim.on());
                    high |= victim.risk().equals("HIGH");
                }
            }
        }
        return high || on.size() >= 2;
    }

    private Map<String, List<Victim>> victims() {
        var victims = new HashMap<String, List<Victim>>();
        events.keySet()
                .forEach(person -> happened(person, "domestic-abuse").stream()
                        .filter(event -> since(event, Period.ofYears(1)))
                        .forEach(event -> stays.getOrDefault(person, List.of()).stream()
                                .filter(stay -> stay.on(event.from()))
                                .forEach(stay -> victims.computeIfAbsent(stay.household(), _ -> new ArrayList<>())
                                        .add(new Victim(event.from(), event.code())))));
        return victims;
    }
}
