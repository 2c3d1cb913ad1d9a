package org.kith.needs.truth;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.families.facts.Terms;
import org.kith.matching.Untold;
import org.kith.needs.rules.Rule;
import org.kith.needs.truth.TrueLives.Event;
import org.kith.needs.truth.TrueLives.Home;
import org.kith.needs.truth.TrueLives.Life;
import org.kith.needs.truth.TrueLives.Stay;
import org.kith.strategy.SchoolYear;

/// Of whom a rule is true in a made county, by what really happened there and not by what any
/// agency wrote down.
///
/// A rule can know of nothing that happened after the newest file of its sources, so the truth is
/// told as it stood then: of each kind of fact up to the day of which the newest of those files
/// speaks from which the rule takes that kind. What still went on on that day goes on.
///
/// It says over again in Java what some rules say in SQL, so that one is held against the other.
/// A rule that was changed has another version, and is left out until the change is made here
/// too.
public final class TrueNeeds {

    private static final Set<String> NOT_IN_LEARNING_OR_WORK = Set.of("540", "550", "610", "810");
    private static final Set<String> LED_TO_NOTHING = Set.of("no further action", "information and advice");
    private static final Set<String> EXPLOITED = Set.of("11A", "12A", "13A", "24A");
    private static final Set<String> YOUNG_CARER = Set.of("7A");
    private static final Set<String> CARE_LEAVER_OUT_OF_LEARNING_AND_WORK = Set.of("G4", "G5", "G6");
    private static final Set<String> PARENTS_MENTAL_HEALTH = Set.of("4B");
    private static final Set<String> PARENTS_SUBSTANCE_USE = Set.of("1B", "2B");

    /// What the truth calls otherwise than rules do.
    private static final Map<String, String> KINDS = Map.of(
            "domestic-abuse-present", "domestic-abuse",
            "part-time-timetable", "attendance",
            "placement", "care-episode",
            "protection-plan", "legal-status");

    private final LocalDate today;
    private final List<LocalDate> schoolDays;
    private final LocalDate fifteenthLastSchoolDay;
    private final TrueLives lives;

    /// By kind of fact, the last day that is told of; of every other kind, the rule's newest.
    private final Map<String, LocalDate> toldUntil;

    private final LocalDate newest;

    /// Of which the school census told: whoever it leaves out has left.
    private final LocalDate censusOn;

    /// Which condition stands for which rule, and for which version of it.
    private final Map<String, Predicate<Life>> conditions = Map.ofEntries(
            Map.entry("goes-missing 5", this::goesMissing),
            Map.entry("first-suspension 2", this::firstSuspended),
            Map.entry("permanently-excluded 5", this::excluded),
            Map.entry("special-needs-not-met 5", this::specialNeedsNotMet),
            Map.entry("at-risk-of-exploitation 4", this::atRiskOfExploitation),
            Map.entry("parents-mental-health 2", person -> assessed(person, PARENTS_MENTAL_HEALTH)),
            Map.entry("parents-substance-use 2", person -> assessed(person, PARENTS_SUBSTANCE_USE)),
            Map.entry("in-care-far-from-home 1", this::farFromHome),
            Map.entry("first-offence 2", this::firstOffence),
            Map.entry("early-help-drifting 4", this::helpDrifts),
            Map.entry("temporary-accommodation 2", this::inTemporaryAccommodation),
            Map.entry("asked-again-and-again 2", this::askedAgain),
            Map.entry("development-concern 1", this::developmentConcern),
            Map.entry("two-year-review-missed 3", this::reviewMissed),
            Map.entry("not-in-education-or-work 6", this::notInLearningOrWork),
            Map.entry("off-roll 5", this::offRoll),
            Map.entry("young-carer 2", this::youngCarer),
            Map.entry("care-leaver-out-of-touch 2", this::careLeaverOutOfTouch),
            Map.entry("plan-ended-without-help 4", this::planEndedWithoutHelp),
            Map.entry("home-at-risk 3", this::homeAtRisk),
            Map.entry("young-parent 2", this::youngParent),
            Map.entry("domestic-abuse 4", this::domesticAbuse));

    /// The same for rules of attendance, as far as registers tell of it.
    private static final Map<String, BiPredicate<TrueAttendance.Until, String>> OF_ATTENDANCE = Map.of(
            "attendance-worsening 4", TrueAttendance.Until::worsens,
            "unauthorised-absence 4", TrueAttendance.Until::unauthorised,
            "part-time-timetable 4", TrueAttendance.Until::partTime,
            "persistently-absent 4", TrueAttendance.Until::persistent,
            "severely-absent 4", TrueAttendance.Until::severe);

    private @Nullable Map<Home, List<Victim>> victimsAtHome;

    /// A victim lived in a household on the day of an incident.
    private record Victim(LocalDate on, String risk) {}

    private TrueNeeds(LocalDate today, SchoolYear schoolYear, TrueLives lives) {
        this.today = today;
        this.lives = lives;
        schoolDays = schoolYear.days(today.minusYears(2), today);
        toldUntil = Map.of();
        newest = today;
        censusOn = today;
        fifteenthLastSchoolDay = fifteenthLastSchoolDay();
    }

    /// The same truth as it stood on earlier days.
    private TrueNeeds(TrueNeeds of, Map<String, LocalDate> toldUntil, @Nullable LocalDate censusOn) {
        today = of.today;
        schoolDays = of.schoolDays;
        lives = of.lives;
        this.toldUntil = Map.copyOf(toldUntil);
        newest = toldUntil.values().stream().max(Comparator.naturalOrder()).orElse(of.today);
        this.censusOn = Objects.requireNonNullElse(censusOn, newest);
        fifteenthLastSchoolDay = fifteenthLastSchoolDay();
    }

    /// Reads what the truth tells.
    static TrueNeeds in(Path truth, LocalDate today, SchoolYear schoolYear) {
        return new TrueNeeds(today, schoolYear, TrueLives.in(truth, today, schoolYear));
    }

    boolean asOf(LocalDate day) {
        return today.equals(day);
    }

    /// The people of whom the rule is true, as far as the files of its sources reach; nothing
    /// where the truth does not tell.
    ///
    /// @throws Untold where a file of the truth that would tell cannot be read
    Optional<Set<String>> of(Rule rule, ToldUntil sources) {
        var told = new HashMap<String, LocalDate>();
        for (var read : rule.reads()) {
            for (var source : read.sources()) {
                var until = sources.of(source, read.kind());
                if (until != null) {
                    told.merge(read.kind(), until, (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
        return new TrueNeeds(this, told, sources.of("school-census", "enrolment")).of(rule);
    }

    private Optional<Set<String>> of(Rule rule) {
        var condition = condition(rule.name() + " " + rule.version());
        if (condition == null) {
            return Optional.empty();
        }
        var people = new HashSet<String>();
        var isOfAge = rule.ages().holdOn(today);
        for (var life : lives.living()) {
            var born = Objects.requireNonNull(life.born());
            if (!born.isAfter(newest) && isOfAge.test(born) && condition.test(life)) {
                people.add(life.person());
            }
        }
        return Optional.of(people);
    }

    private @Nullable Predicate<Life> condition(String rule) {
        var ofAttendance = OF_ATTENDANCE.get(rule);
        if (ofAttendance == null) {
            return conditions.get(rule);
        }
        var until = lives.attendance().until(toldUntil.getOrDefault(Rule.ATTENDANCE, newest));
        return life -> ofAttendance.test(until, life.person());
    }

    private List<Event> happened(Life person, String kind) {
        return happened(person.events(), kind);
    }

    private List<Event> happened(List<Event> all, String kind) {
        List<Event> happened = List.of(); // to most nothing of the kind did, and they are asked about millions of times
        for (var event : all) {
            if (event.kind().equals(kind)) {
                var until = toldOf(kind);
                if (!event.from().isAfter(until)) {
                    happened = TrueLives.with(happened, event.toldOn(until));
                }
            }
        }
        if (happened.size() > 1) {
            happened.sort(Comparator.comparing(Event::from));
        }
        return happened;
    }

    private LocalDate toldOf(String kind) {
        return toldUntil.getOrDefault(KINDS.getOrDefault(kind, kind), newest);
    }

    /// Up to which day it is judged that something did not happen: the last of which the sources of the kind told.
    private LocalDate judgedOn(String kind) {
        var told = toldOf(kind);
        return told.isBefore(today) ? told : today;
    }

    /// Of those of which the school census told.
    private LocalDate fifteenthLastSchoolDay() {
        var day = censusOn.isBefore(today) ? censusOn : today;
        var told = schoolDays.stream().filter(each -> !each.isAfter(day)).toList();
        return told.isEmpty() ? day : told.get(Math.max(0, told.size() - 15));
    }

    private boolean since(Event event, Period ago) {
        return event.from().isAfter(today.minus(ago));
    }

    private boolean goesMissing(Life person) {
        var times = timesMissing(person);
        for (int at = 1; at < times.size(); at++) {
            if (times.get(at).isAfter(today.minusMonths(6))
                    && !times.get(at - 1).plusDays(90).isBefore(times.get(at))) {
                return true;
            }
        }
        return false;
    }

    /// The day on which each began; what begins while another goes on is the same.
    private List<LocalDate> timesMissing(Life person) {
        var times = new ArrayList<LocalDate>();
        var until = LocalDate.MIN;
        for (var event : happened(person, "missing")) {
            if (event.from().isAfter(until)) {
                times.add(event.from());
            }
            until = Stream.of(until, event.from(), Objects.requireNonNullElse(event.until(), event.from()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        return times;
    }

    /// It stands for two terms.
    private boolean firstSuspended(Life person) {
        var all = happened(person, "suspension");
        return !all.isEmpty() && since(all.getFirst(), Period.ofMonths(8));
    }

    /// Which school it was is not told: a place that began before is taken for the one that was lost.
    private boolean excluded(Life person) {
        return happened(person, "exclusion").stream()
                .anyMatch(exclusion -> happened(person, "enrolment").stream()
                        .noneMatch(roll -> roll.from().isAfter(exclusion.from())));
    }

    /// Who has left school has no support there.
    private boolean specialNeedsNotMet(Life person) {
        return happened(person, "sen-support").stream().anyMatch(event -> event.goesOn(today))
                && happened(person, "enrolment").stream().anyMatch(event -> event.goesOn(today))
                && (happened(person, "suspension").stream().anyMatch(event -> since(event, Period.ofDays(365)))
                        || happened(person, "part-time-timetable").stream()
                                .anyMatch(event -> event.goesOn(today.minusDays(365))))
                && happened(person, "ehc-request").isEmpty()
                && happened(person, "ehc-plan").isEmpty();
    }

    /// What an assessment found is told once it is over.
    private boolean assessed(Life person, Set<String> factors) {
        return foundWithinAYear(person, factors) && hasNoPlan(person);
    }

    private boolean foundWithinAYear(Life person, Set<String> factors) {
        return happened(person, "assessment").stream()
                .anyMatch(event -> found(event, factors) && since(event, Period.ofYears(1)));
    }

    private boolean hasNoPlan(Life person) {
        return happened(person, "legal-status").stream().noneMatch(status -> status.goesOn(today));
    }

    /// Of whom an assessment found it, or whose school said so to the census.
    private boolean youngCarer(Life person) {
        return (foundWithinAYear(person, YOUNG_CARER)
                        || happened(person, "young-carer").stream().anyMatch(event -> since(event, Period.ofYears(1))))
                && hasNoPlan(person);
    }

    private static boolean found(Event assessment, Set<String> factors) {
        return assessment.until() != null
                && !Collections.disjoint(List.of(assessment.code().split(" ")), factors);
    }

    private boolean atRiskOfExploitation(Life person) {
        var stands = Period.ofMonths(6);
        return happened(person, "assessment").stream()
                        .anyMatch(event -> found(event, EXPLOITED) && since(event, stands))
                || happened(person, "missing").stream().anyMatch(event -> event.amount() == 1 && since(event, stands));
    }

    private boolean careLeaverOutOfTouch(Life person) {
        var birthdays = happened(person, "care-leaver");
        return !birthdays.isEmpty()
                && since(birthdays.getLast(), Period.ofYears(2))
                && (birthdays.getLast().amount() == 0
                        || CARE_LEAVER_OUT_OF_LEARNING_AND_WORK.contains(
                                birthdays.getLast().code()));
    }

    private boolean planEndedWithoutHelp(Life person) {
        return happened(person, "protection-plan").stream()
                        .map(Event::until)
                        .anyMatch(until -> endedLately(person, until))
                || happened(person, "legal-status").stream()
                        .filter(status -> status.code().equals("child-in-need"))
                        .map(Event::until)
                        .anyMatch(until -> endedLately(person, until));
    }

    private boolean endedLately(Life person, @Nullable LocalDate until) {
        var monthAgo = judgedOn("legal-status").minusDays(30);
        return until != null
                && until.isAfter(today.minusMonths(6))
                && !until.isAfter(monthAgo)
                && livesHere(person)
                && Stream.of("legal-status", "protection-plan", "voluntary-help")
                        .flatMap(kind -> happened(person, kind).stream())
                        .noneMatch(help -> help.goesOn(monthAgo))
                && person.family().stream()
                        .flatMap(head -> happened(head, "early-help").stream())
                        .noneMatch(help -> help.goesOn(monthAgo) && lived(person, help.from()));
    }

    private boolean lived(Life person, LocalDate on) {
        return person.stays().stream().anyMatch(stay -> stay.on(on));
    }

    private boolean livesHere(Life person) {
        return lived(person, newest);
    }

    private boolean homeAtRisk(Life person) {
        for (var stay : person.stays()) {
            var home = stay.home().events();
            if (happened(home, "possession-notice").stream().anyMatch(notice -> threatens(notice, stay))
                    || happened(home, "rent-arrears").stream().anyMatch(arrears -> areGrave(arrears, stay))) {
                return true;
            }
        }
        return false;
    }

    private boolean threatens(Event notice, Stay stay) {
        return since(notice, Period.ofMonths(6))
                && stay.on(notice.from())
                && !(notice.code().equals("withdrawn") && notice.until() != null);
    }

    /// Whoever lived there on a day, within six months, on which the rent was more than eight weeks behind.
    private boolean areGrave(Event arrears, Stay stay) {
        var from = Stream.of(arrears.from().plusWeeks(8), today.minusMonths(6).plusDays(1), stay.from())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return arrears.amount() > 8 && !from.isAfter(toldOf("rent-arrears")) && arrears.goesOn(from) && stay.on(from);
    }

    private boolean youngParent(Life person) {
        var birthday = person.born();
        return birthday != null
                && birthday.isAfter(today.minusYears(2))
                && person.parents().stream()
                        .map(Life::born)
                        .anyMatch(born -> born != null && born.isAfter(birthday.minusYears(20)))
                && livesHere(person);
    }

    private boolean farFromHome(Life person) {
        return happened(person, "placement").stream().anyMatch(event -> event.amount() == 1 && event.goesOn(today));
    }

    private boolean firstOffence(Life person) {
        var orders = happened(person, "youth-order");
        return !orders.isEmpty() && since(orders.getFirst(), Period.ofYears(1));
    }

    /// Help is told of the head of a family, and is for all its children.
    private boolean helpDrifts(Life person) {
        return person.isTold() && person.family().stream().anyMatch(this::helpOfDrifts);
    }

    private boolean helpOfDrifts(Life head) {
        var day = judgedOn("early-help");
        return happened(head, "early-help").stream()
                .filter(help -> help.goesOn(day))
                .anyMatch(help -> !help.from().isAfter(day.minusYears(1))
                        || happened(head, "early-help-review").stream()
                                .map(Event::from)
                                .filter(on -> !on.isBefore(help.from()))
                                .max(Comparator.naturalOrder())
                                .orElse(help.from())
                                .isBefore(day.minusDays(84)));
    }

    private boolean inTemporaryAccommodation(Life person) {
        return person.family().stream()
                .anyMatch(head -> happened(head, "temporary-accommodation").stream()
                        .anyMatch(place -> place.goesOn(today) && liveTogether(person, head, place.from())));
    }

    private boolean liveTogether(Life one, Life other, LocalDate on) {
        return one.stays().stream()
                .filter(stay -> stay.on(on))
                .anyMatch(stay ->
                        other.stays().stream().anyMatch(beside -> beside.on(on) && beside.home() == stay.home()));
    }

    private boolean askedAgain(Life person) {
        return happened(person, "contact").stream()
                        .filter(event -> LED_TO_NOTHING.contains(event.code()) && since(event, Period.ofYears(1)))
                        .count()
                >= 3;
    }

    private boolean developmentConcern(Life person) {
        return happened(person, "health-review").stream()
                .anyMatch(event -> event.amount() >= 2 && since(event, Period.ofYears(1)));
    }

    /// Whose reviews nobody planned did not live here when they were due.
    /// Also where none was due here: of a child who has come since, nobody here knows of a review.
    private boolean reviewMissed(Life person) {
        var birthday = person.born();
        return birthday != null
                && !birthday.plusMonths(31).isAfter(judgedOn("health-review"))
                && birthday.plusMonths(36).isAfter(today)
                && livesHere(person)
                && happened(person, "health-review").stream()
                        .noneMatch(review -> review.code().equals("2-2.5-year"));
    }

    /// Who did nothing four weeks ago, or nobody knew what, and does so still, with nothing between.
    private boolean notInLearningOrWork(Life person) {
        var day = judgedOn("destination");
        var fourWeeksAgo = day.minusDays(28);
        var destinations = happened(person, "destination");
        return academicAge(person, today) >= 16
                && isIdle(person, destinations, fourWeeksAgo)
                && isIdle(person, destinations, day)
                && destinations.stream()
                        .filter(event -> !NOT_IN_LEARNING_OR_WORK.contains(event.code()))
                        .noneMatch(event -> !event.from().isAfter(day) && event.goesOn(fourWeeksAgo));
    }

    private boolean isIdle(Life person, List<Event> destinations, LocalDate day) {
        var doing = destinations.stream()
                .filter(event -> !event.from().isAfter(day) && event.goesOn(day))
                .toList();
        return doing.isEmpty()
                ? isAskedWhatTheyDo(person)
                : academicAge(person, today) <= 17
                        || happened(person, "ehc-plan").stream().anyMatch(plan -> plan.goesOn(today));
    }

    /// In full years on the day before the school year of a day began.
    private int academicAge(Life person, LocalDate on) {
        return Terms.yearOf(on).getYear()
                - Terms.yearOf(Objects.requireNonNull(person.born())).getYear()
                - 1;
    }

    /// Whoever lives here and has left the last year of compulsory school one or two summers ago:
    /// of such a one without anything that they do, nobody knows what they do.
    private boolean isAskedWhatTheyDo(Life person) {
        var birthday = person.born();
        if (birthday == null || !person.isTold()) {
            return false;
        }
        int academicAge = academicAge(person, newest);
        return (academicAge == 16 || academicAge == 17) && livesHere(person);
    }

    private boolean offRoll(Life person) {
        var rolls = happened(person, "enrolment");
        var left = rolls.stream()
                .map(Event::until)
                .filter(until -> until != null && !until.isAfter(today))
                .max(Comparator.naturalOrder());
        return left.isPresent()
                && left.get().isAfter(today.minusYears(2))
                && left.get().isBefore(fifteenthLastSchoolDay)
                && rolls.stream().noneMatch(roll -> roll.goesOn(today))
                && happened(person, "home-educated").stream().noneMatch(spell -> spell.goesOn(today));
    }

    private boolean domesticAbuse(Life person) {
        var on = new HashSet<LocalDate>();
        boolean high = false;
        var own = Stream.of("domestic-abuse-present", "domestic-abuse")
                .flatMap(part -> happened(person, part).stream())
                .filter(event -> since(event, Period.ofYears(1)))
                .toList();
        for (var event : own) {
            on.add(event.from());
            high |= event.code().equals("HIGH");
        }
        for (var stay : person.stays()) {
            for (var victim : victimsAtHome().getOrDefault(stay.home(), List.of())) {
                if (stay.on(victim.on())) {
                    on.add(victim.on());
                    high |= victim.risk().equals("HIGH");
                }
            }
        }
        return high || on.size() >= 2;
    }

    private Map<Home, List<Victim>> victimsAtHome() {
        var known = victimsAtHome;
        if (known == null) {
            known = victims();
            victimsAtHome = known;
        }
        return known;
    }

    private Map<Home, List<Victim>> victims() {
        var victims = new HashMap<Home, List<Victim>>();
        lives.all()
                .forEach(person -> happened(person, "domestic-abuse").stream()
                        .filter(event -> since(event, Period.ofYears(1)))
                        .forEach(event -> person.stays().stream()
                                .filter(stay -> stay.on(event.from()))
                                .forEach(stay -> victims.computeIfAbsent(stay.home(), _ -> new ArrayList<>())
                                        .add(new Victim(event.from(), event.code())))));
        return victims;
    }
}
