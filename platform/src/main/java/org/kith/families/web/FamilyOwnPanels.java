package org.kith.families.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Reading;
import org.kith.access.Readings;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.families.Families;
import org.kith.families.Family;
import org.kith.families.FamilyPanels;
import org.kith.families.Person;
import org.kith.families.Relationship;
import org.kith.families.Timeline;
import org.kith.families.Told;
import org.kith.matching.Pairs;
import org.kith.matching.PersonId;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Panel;
import org.kith.site.charts.FamilyPicture;
import org.springframework.stereotype.Component;

/// What `families` itself shows on a family's page.
@Component
class FamilyOwnPanels implements FamilyPanels {

    private static final int DAYS_LOOKED = 30;
    private static final int MONTHS_SHOWN = 6;
    private static final int MOST_NEWS = 12;

    private final Families families;
    private final Timeline timeline;
    private final Access access;
    private final Readings readings;
    private final Pairs pairs;
    private final Held held;
    private final InstantSource clock;

    FamilyOwnPanels(
            Families families,
            Timeline timeline,
            Access access,
            Readings readings,
            Pairs pairs,
            Held held,
            InstantSource clock) {
        this.families = families;
        this.timeline = timeline;
        this.access = access;
        this.readings = readings;
        this.pairs = pairs;
        this.held = held;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Family family, Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HERE);
        var ties = new LinkedHashMap<PersonId, Ties>();
        var byId = access.ties(
                viewer, family.people().map(person -> person.id().value()).toList());
        family.people().forEach(person -> {
            var tie = byId.get(person.id().value());
            if (tie != null) {
                ties.put(person.id(), tie);
            }
        });
        var before = families.visited(family.id(), viewer);
        var since = today.minusMonths(MONTHS_SHOWN);
        var told = timeline.of(ties, since, viewer);
        boolean content = ties.values().stream()
                .anyMatch(tie ->
                        tie.allow(Act.READ, KindOfData.RELATIONSHIPS) || tie.allow(Act.READ, KindOfData.EDUCATION));
        var panels = new ArrayList<Panel>();
        if (content) {
            panels.add(news(told, family, before, today));
        }
        if (ties.values().stream().anyMatch(tie -> tie.allow(Act.READ, KindOfData.WHO_HELPS))) {
            panels.add(helpers(family, viewer, ties, today));
        }
        if (content) {
            panels.add(new Panel(
                    "timeline",
                    "Timeline",
                    "The last six months",
                    Panel.Place.MAIN,
                    40,
                    new TimelineBody(lines(told, family, today), true)));
        }
        panels.add(picture(family, ties, today));
        panels.add(cannotTell(family, viewer, ties, today));
        looked(family, viewer, ties, today).ifPresent(panels::add);
        return panels;
    }

    private static Panel news(List<Told> told, Family family, Optional<OffsetDateTime> before, LocalDate today) {
        var fresh = before.isEmpty()
                ? List.<Told>of()
                : told.stream()
                        .filter(each -> each.withdrawnOn() == null
                                && each.loadedAt().isAfter(before.get().toInstant()))
                        .limit(MOST_NEWS)
                        .toList();
        var basis = before.map(at -> "You looked on "
                        + Dates.weekday(at.atZoneSameInstant(Dates.HERE).toLocalDate(), today))
                .orElse("You have not opened this page before");
        return new Panel(
                "new",
                fresh.isEmpty() && before.isPresent()
                        ? "Nothing new since you last looked"
                        : "New since you last looked",
                basis,
                Panel.Place.MAIN,
                10,
                new NewsBody(lines(fresh, family, today), before.isPresent()));
    }

    private Panel helpers(Family family, Viewer viewer, Map<PersonId, Ties> ties, LocalDate today) {
        var allowed = ties.entrySet().stream()
                .filter(entry -> entry.getValue().allow(Act.READ, KindOfData.WHO_HELPS))
                .map(Map.Entry::getKey)
                .toList();
        var helpers = families.helpers(allowed, viewer);
        var rows = helpers.stream()
                .map(helper -> {
                    var whom = family.people()
                            .filter(person -> helper.people().contains(person.id()))
                            .map(Person::called)
                            .toList();
                    boolean you = viewer.holders().contains("worker:" + helper.email());
                    return new HelpersBody.Row(
                            helper.name() + (you ? " (you)" : ""),
                            (helper.leads() && !helper.role().startsWith("lead") ? "lead, " : "")
                                    + helper.role()
                                    + (helper.agency() == null ? "" : ", " + helper.agency()),
                            whom.size() == ties.size() ? "Whole family" : Counts.list(whom),
                            helper.phone() == null ? "" : helper.phone(),
                            helper.email() == null ? "" : helper.email(),
                            helper.fromOn() == null ? "date not said" : "since " + Dates.day(helper.fromOn()),
                            helper.source() + ", " + Dates.brief(helper.asOf(), today));
                })
                .toList();
        return new Panel(
                "helping", "Who is helping", null, Panel.Place.MAIN, 20, new HelpersBody(rows, Dates.day(today)));
    }

    static List<TimelineBody.Line> lines(List<Told> told, Family family, LocalDate today) {
        var names = new HashMap<PersonId, Person>();
        family.people().forEach(person -> names.put(person.id(), person));
        return told.stream()
                .map(each -> TimelineBody.Line.of(each, Optional.ofNullable(names.get(each.person())), today))
                .toList();
    }

    private static Panel picture(Family family, Map<PersonId, Ties> ties, LocalDate today) {
        boolean whole = ties.values().stream().anyMatch(tie -> tie.allow(Act.READ, KindOfData.RELATIONSHIPS));
        var home = family.home();
        var homeName = home == null ? "At home" : home.address();
        var people = new ArrayList<FamilyPicture.Person>();
        var rows = new ArrayList<PictureBody.Row>();
        for (var member : family.members()) {
            var person = member.person();
            people.add(new FamilyPicture.Person(
                    person.id().toString(),
                    person.called(),
                    person.age(today) + (member.main() ? "" : ", 2 homes"),
                    homeName,
                    member.part() == Family.Part.CHILD));
            rows.add(new PictureBody.Row(
                    person.name() + ", " + person.age(today),
                    "/people/" + person.id(),
                    tiesInWords(person, family),
                    sources(person, family)));
        }
        for (var person : family.elsewhere()) {
            people.add(new FamilyPicture.Person(
                    person.id().toString(), person.called(), person.age(today), null, person.child()));
            rows.add(new PictureBody.Row(
                    person.name() + ", " + person.age(today),
                    null,
                    tiesInWords(person, family),
                    sources(person, family)));
        }
        var picture = new FamilyPicture(
                "family-picture",
                "The " + family.name() + " family, " + Dates.day(today),
                people,
                whole ? pictureTies(family) : List.of());
        return new Panel(
                "picture",
                whole ? "Family picture" : "Who is in the family",
                null,
                Panel.Place.SIDE_WHITE,
                10,
                new PictureBody(
                        whole ? picture : null, rows, !family.elsewhere().isEmpty(), family.home() != null));
    }

    /// Parents and children: two parents of a child are a pair, together when both are members.
    private static List<FamilyPicture.Tie> pictureTies(Family family) {
        var members =
                family.members().stream().map(member -> member.person().id()).toList();
        var carers = new LinkedHashMap<PersonId, List<Relationship>>();
        for (var tie : family.ties()) {
            if (CARE.contains(tie.kind())) {
                carers.computeIfAbsent(tie.one(), _ -> new ArrayList<>()).add(tie);
            }
        }
        var children = new LinkedHashMap<List<String>, List<String>>();
        var kinds = new HashMap<List<String>, FamilyPicture.Kind>();
        carers.forEach((child, ties) -> {
            var parents = ties.stream()
                    .filter(tie -> PARENTS.contains(tie.kind()))
                    .map(tie -> tie.other().toString())
                    .distinct()
                    .sorted()
                    .limit(2)
                    .toList();
            if (!parents.isEmpty()) {
                children.computeIfAbsent(parents, _ -> new ArrayList<>()).add(child.toString());
                boolean together = parents.size() < 2
                        || parents.stream().allMatch(parent -> members.contains(PersonId.of(parent)));
                kinds.put(parents, together ? FamilyPicture.Kind.TOGETHER : FamilyPicture.Kind.APART);
            } else {
                var others = ties.stream()
                        .map(tie -> tie.other().toString())
                        .distinct()
                        .sorted()
                        .limit(2)
                        .toList();
                children.computeIfAbsent(others, _ -> new ArrayList<>()).add(child.toString());
                kinds.put(others, FamilyPicture.Kind.CARERS);
            }
        });
        var drawn = new ArrayList<FamilyPicture.Tie>();
        children.forEach((adults, of) -> drawn.add(new FamilyPicture.Tie(
                adults.get(0),
                adults.size() > 1 ? adults.get(1) : null,
                Objects.requireNonNull(kinds.get(adults)),
                of)));
        for (var tie : family.ties()) {
            var pair = List.of(tie.one().toString(), tie.other().toString()).stream()
                    .sorted()
                    .toList();
            if (tie.kind().equals("partner") && !children.containsKey(pair)) {
                children.put(pair, List.of());
                drawn.add(new FamilyPicture.Tie(pair.get(0), pair.get(1), FamilyPicture.Kind.TOGETHER, List.of()));
            }
        }
        return drawn;
    }

    private static final List<String> PARENTS = List.of("mother", "father", "parent");
    private static final List<String> CARE = List.of(
            "mother", "father", "parent", "step-parent", "grandparent", "carer", "foster-carer", "kinship-carer");

    private static String tiesInWords(Person person, Family family) {
        var words = new ArrayList<String>();
        var byKind = new LinkedHashMap<String, List<String>>();
        for (var tie : family.ties()) {
            if (tie.other().equals(person.id())) {
                name(tie.one(), family)
                        .ifPresent(name -> byKind.computeIfAbsent(
                                        tie.kind().replace('-', ' ')
                                                + (tie.unsafe() ? ", contact not safe," : "")
                                                + (tie.responsible() ? ", with parental responsibility," : ""),
                                        _ -> new ArrayList<>())
                                .add(name));
            }
        }
        byKind.forEach((kind, of) -> words.add(
                (kind.contains(",")
                        ? kind.replaceFirst(",", " of " + Counts.list(of) + ",").replaceAll(",$", "")
                        : kind + " of " + Counts.list(of))));
        return String.join("; ", words);
    }

    private static Optional<String> name(PersonId id, Family family) {
        return Stream.concat(family.people(), family.elsewhere().stream())
                .filter(person -> person.id().equals(id))
                .map(Person::called)
                .findFirst();
    }

    private static String sources(Person person, Family family) {
        return family.ties().stream()
                .filter(tie -> tie.one().equals(person.id()) || tie.other().equals(person.id()))
                .map(Relationship::title)
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private Panel cannotTell(Family family, Viewer viewer, Map<PersonId, Ties> ties, LocalDate today) {
        var notCovered = new ArrayList<String>();
        for (var child : family.children()) {
            var born = child.bornOn();
            if (child.setting() == null && born != null && !child.shielded()) {
                int years = Dates.years(born, today);
                if (years >= 5 && years < 16) {
                    notCovered.add(child.called() + " is on no roll of a school that sends its census.");
                } else if (years < 5) {
                    notCovered.add("No nursery’s file names " + child.called()
                            + ", so we do not know whether and how often " + "there is a place.");
                }
            }
        }
        int maybe = pairs.about(List.copyOf(ties.keySet()));
        boolean allYoung = family.children().stream()
                .allMatch(child -> child.bornOn() != null && Dates.years(child.bornOn(), today) < 16);
        return new Panel(
                "cannot",
                "What this page cannot tell you",
                null,
                Panel.Place.SIDE,
                20,
                new CannotTellBody(notCovered, maybe, allYoung, held.in(ties.values(), viewer)));
    }

    private Optional<Panel> looked(Family family, Viewer viewer, Map<PersonId, Ties> ties, LocalDate today) {
        if (ties.values().stream().noneMatch(tie -> tie.allow(Act.READ, KindOfData.READINGS))) {
            return Optional.empty();
        }
        Instant since = clock.instant().minus(Duration.ofDays(DAYS_LOOKED));
        var seen = new LinkedHashMap<Long, Reading>();
        for (UUID child :
                family.children().stream().map(person -> person.id().value()).toList()) {
            readings.about(viewer, child, since).forEach(reading -> seen.putIfAbsent(reading.id(), reading));
        }
        var lines = seen.values().stream()
                .sorted(Comparator.comparing(Reading::at).reversed())
                .map(reading -> LookedBody.Line.of(reading, today))
                .distinct()
                .limit(12)
                .toList();
        return Optional.of(
                new Panel("looked", "Who looked", "Last 30 days", Panel.Place.SIDE, 30, new LookedBody(lines)));
    }
}
