package org.kith.families.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.families.Families;
import org.kith.families.Family;
import org.kith.families.FamilyPanels;
import org.kith.families.Person;
import org.kith.families.facts.Care;
import org.kith.families.facts.Timeline;
import org.kith.families.facts.Told;
import org.kith.matching.PersonId;
import org.kith.matching.answers.Pairs;
import org.kith.partners.DeclaredSources;
import org.kith.partners.PopulationsInForce;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What `families` itself shows on a family's page.
@Component
class FamilyOwnPanels implements FamilyPanels {

    private static final int DAYS_LOOKED = 30;
    private static final int MONTHS_SHOWN = 6;

    private final Families families;
    private final Timeline timeline;
    private final Care care;
    private final Access access;
    private final Readings readings;
    private final Pairs pairs;
    private final Held held;
    private final DrawnFamily picture;
    private final DeclaredSources sources;
    private final PopulationsInForce populations;
    private final InstantSource clock;

    FamilyOwnPanels(
            Families families,
            Timeline timeline,
            Care care,
            Access access,
            Readings readings,
            Pairs pairs,
            Held held,
            DrawnFamily picture,
            DeclaredSources sources,
            PopulationsInForce populations,
            InstantSource clock) {
        this.families = families;
        this.timeline = timeline;
        this.care = care;
        this.access = access;
        this.readings = readings;
        this.pairs = pairs;
        this.held = held;
        this.picture = picture;
        this.sources = sources;
        this.populations = populations;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Family family, Viewer viewer) {
        var today = Dates.today(clock);
        var ties = new LinkedHashMap<PersonId, Ties>();
        var byId = access.ties(
                viewer, family.people().map(person -> person.id().value()).toList());
        family.people().forEach(person -> {
            var tie = byId.get(person.id().value());
            if (tie != null) {
                ties.put(person.id(), tie);
            }
        });
        var since = today.minusMonths(MONTHS_SHOWN);
        var told = timeline.of(ties, since, viewer);
        boolean content = ties.values().stream()
                .anyMatch(tie ->
                        tie.allow(Act.READ, KindOfData.RELATIONSHIPS) || tie.allow(Act.READ, KindOfData.EDUCATION));
        boolean receipts = access.allows(viewer, Act.READ, KindOfData.FILES);
        var panels = new ArrayList<Panel>();
        var inCare = care.now(ties, viewer);
        if (content) {
            panels.add(goingOn(inCare, timeline.goingOn(ties, today, viewer), family, receipts, today));
            panels.add(news(family, ties, viewer, receipts, today));
        }
        if (ties.values().stream().anyMatch(tie -> tie.allow(Act.READ, KindOfData.WHO_HELPS))) {
            panels.add(helpers(family, viewer, ties, receipts, today));
        }
        if (content) {
            panels.add(new Panel(
                    "timeline",
                    "Timeline",
                    "The last six months",
                    Panel.Place.MAIN,
                    40,
                    new TimelineBody(
                            lines(told, family, Comparator.reverseOrder(), receipts, today),
                            family.people()
                                    .filter(person -> ties.containsKey(person.id()))
                                    .map(TimelineBody.Whose::of)
                                    .toList())));
        }
        panels.add(picture.panel(family, ties, inCare, viewer, receipts, today));
        panels.add(cannotTell(family, viewer, ties, told, today));
        looked(family, viewer, ties, today).ifPresent(panels::add);
        return panels;
    }

    /// Who is in care first, then what goes on, the longest first.
    private static Panel goingOn(
            Map<PersonId, Care.InCare> inCare, List<Told> told, Family family, boolean receipts, LocalDate today) {
        var standing = family.people()
                .flatMap(person -> Optional.ofNullable(inCare.get(person.id())).stream()
                        .map(placed -> TimelineBody.Line.of(placed, person, receipts, today)))
                .collect(Collectors.toCollection(ArrayList::new));
        standing.addAll(lines(told, family, Comparator.naturalOrder(), receipts, today));
        return new Panel(
                "stands",
                "What stands today",
                "However long ago it began",
                Panel.Place.MAIN,
                5,
                new TimelineBody(standing, List.of()));
    }

    private Panel news(Family family, Map<PersonId, Ties> ties, Viewer viewer, boolean receipts, LocalDate today) {
        var before = families.visited(family.id(), viewer);
        var fresh = before.map(at -> timeline.arrived(ties, at, today, viewer)).orElse(List.of());
        var basis = before.map(at -> "You looked on "
                        + Dates.weekday(at.atZoneSameInstant(Dates.HERE).toLocalDate(), today))
                .orElse("This is your first visit");
        return new Panel(
                "new",
                fresh.isEmpty() && before.isPresent()
                        ? "Nothing new since you last looked"
                        : "New since you last looked",
                basis,
                Panel.Place.MAIN,
                10,
                NewsBody.of(lines(fresh, family, Comparator.reverseOrder(), receipts, today), before.isPresent()));
    }

    private Panel helpers(Family family, Viewer viewer, Map<PersonId, Ties> ties, boolean receipts, LocalDate today) {
        var allowed = ties.entrySet().stream()
                .filter(entry -> entry.getValue().allow(Act.READ, KindOfData.WHO_HELPS))
                .map(Map.Entry::getKey)
                .toList();
        var rows = HelpersBody.Row.of(families.helpers(allowed, viewer), family, ties.size(), viewer, receipts, today);
        return new Panel(
                "helping",
                "Who is helping",
                null,
                Panel.Place.MAIN,
                20,
                new HelpersBody(rows, Dates.day(families.helpKnownUntil().orElse(today))));
    }

    /// What is told of one day in the order in which the page has its people.
    private static List<TimelineBody.Line> lines(
            List<Told> told, Family family, Comparator<LocalDate> days, boolean receipts, LocalDate today) {
        var names = new LinkedHashMap<PersonId, Person>();
        family.people().forEach(person -> names.put(person.id(), person));
        var people = List.copyOf(names.keySet());
        var inOrder = told.stream()
                .sorted(Comparator.comparing(Told::on, days).thenComparingInt(each -> people.indexOf(each.person())))
                .toList();
        return TimelineBody.Line.together(
                TimelineBody.Line.of(inOrder, person -> Optional.ofNullable(names.get(person)), receipts, today));
    }

    private Panel cannotTell(Family family, Viewer viewer, Map<PersonId, Ties> ties, List<Told> told, LocalDate today) {
        var placed = told.stream()
                .filter(each -> each.fact().equals("funded-place"))
                .map(Told::person)
                .collect(Collectors.toSet());
        var notCovered = new ArrayList<String>();
        var onNoRoll = new ArrayList<String>();
        var schoolAge = populations.now().schoolAge();
        for (var child : family.children()) {
            var born = child.bornOn();
            if (child.setting() == null && born != null && !child.shielded() && mayKnowOfPlaces(child, ties, viewer)) {
                int years = Dates.years(born, today);
                if (schoolAge.hold(years)) {
                    onNoRoll.add(child.called());
                } else if (years < schoolAge.from() && !placed.contains(child.id())) {
                    notCovered.add("No nursery’s file of the last six months names " + child.called()
                            + ", so we do not know whether and how often there is a place.");
                }
            }
        }
        if (!onNoRoll.isEmpty()) {
            notCovered.addFirst(Counts.list(onNoRoll) + (onNoRoll.size() == 1 ? " is" : " are")
                    + " on no roll of a school that sends its census.");
        }
        int maybe = pairs.about(ties.entrySet().stream()
                .filter(tie -> tie.getValue().allow(Act.READ, KindOfData.RELATIONSHIPS))
                .map(Map.Entry::getKey)
                .toList());
        return new Panel(
                "cannot",
                "What this page cannot tell you",
                null,
                Panel.Place.SIDE,
                20,
                new CannotTellBody(
                        notCovered,
                        maybe,
                        outOfAge(family, viewer, today),
                        held.in(ties.values(), viewer),
                        correctable(family, ties)));
    }

    /// A school knows of its own place alone.
    private static boolean mayKnowOfPlaces(Person child, Map<PersonId, Ties> ties, Viewer viewer) {
        var tie = ties.get(child.id());
        return viewer.settingCode().isEmpty() && tie != null && tie.allow(Act.READ, KindOfData.EDUCATION);
    }

    /// Sources that name the viewer's role and are for children of other ages than any here, each
    /// with its ages.
    private List<String> outOfAge(Family family, Viewer viewer, LocalDate today) {
        var ages = new ArrayList<Integer>();
        for (var child : family.children()) {
            var born = child.bornOn();
            if (born == null) {
                return List.of();
            }
            ages.add(Dates.years(born, today));
        }
        return ages.isEmpty()
                ? List.of()
                : sources.forSomeAges(viewer.role()).stream()
                        .filter(source -> ages.stream().noneMatch(source.ages()::hold))
                        .map(source -> source.title() + " (" + source.ages().words() + ")")
                        .toList();
    }

    /// Members whose own pages the viewer may open, and say there what is wrong.
    private static List<Person> correctable(Family family, Map<PersonId, Ties> ties) {
        return family.members().stream()
                .map(Family.Member::person)
                .filter(person -> {
                    var tie = ties.get(person.id());
                    return tie != null && tie.allow(Act.READ, KindOfData.IDENTITY);
                })
                .toList();
    }

    /// Of somebody shielded, who of their school or zone looked is for those alone who must know where they are.
    private Optional<Panel> looked(Family family, Viewer viewer, Map<PersonId, Ties> ties, LocalDate today) {
        if (ties.values().stream().noneMatch(tie -> tie.allow(Act.READ, KindOfData.READINGS))) {
            return Optional.empty();
        }
        Instant since = clock.instant().minus(Duration.ofDays(DAYS_LOOKED));
        var children =
                family.children().stream().map(person -> person.id().value()).toList();
        var placeNotTold = family.children().stream()
                .filter(person -> !person.mayBePlacedBy(ties.get(person.id())))
                .map(person -> person.id().value())
                .collect(Collectors.toSet());
        var looked = readings.about(viewer, children, since);
        var lines = looked.stream()
                .filter(reading ->
                        !reading.tellsPlace() || reading.personIds().stream().noneMatch(placeNotTold::contains))
                .map(reading -> LookedBody.Line.of(reading, today))
                .distinct()
                .toList();
        return Optional.of(new Panel(
                "looked",
                "Who looked",
                "Last 30 days",
                Panel.Place.SIDE,
                30,
                LookedBody.of(lines, looked.size() < Readings.MOST_ABOUT)));
    }
}
