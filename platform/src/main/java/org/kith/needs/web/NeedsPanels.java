package org.kith.needs.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Ties;
import org.kith.access.Untold;
import org.kith.access.Viewer;
import org.kith.families.Family;
import org.kith.families.FamilyPanels;
import org.kith.families.OpenPerson;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.families.PersonPanels;
import org.kith.families.facts.UsesFacts;
import org.kith.matching.PersonId;
import org.kith.needs.Alerts;
import org.kith.needs.HomeNeeds;
import org.kith.needs.Need;
import org.kith.needs.NeedAnswers;
import org.kith.needs.Needs;
import org.kith.needs.Silences;
import org.kith.needs.WorkingLists;
import org.kith.partners.PopulationsInForce;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// The needs that were found, on the page of a family and of a person.
@Component
class NeedsPanels implements FamilyPanels, PersonPanels {

    private static final int ORDER = 30;

    private final Needs needs;
    private final HomeNeeds homes;
    private final Silences silences;
    private final NeedAnswers answers;
    private final Alerts alerts;
    private final WorkingLists lists;
    private final People people;
    private final Access access;
    private final PopulationsInForce populations;
    private final Readings readings;
    private final InstantSource clock;

    NeedsPanels(
            Needs needs,
            HomeNeeds homes,
            Silences silences,
            NeedAnswers answers,
            Alerts alerts,
            WorkingLists lists,
            People people,
            Access access,
            PopulationsInForce populations,
            Readings readings,
            InstantSource clock) {
        this.needs = needs;
        this.homes = homes;
        this.silences = silences;
        this.answers = answers;
        this.alerts = alerts;
        this.lists = lists;
        this.people = people;
        this.access = access;
        this.populations = populations;
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Family family, Viewer viewer) {
        var people = new LinkedHashMap<Person, Ties>();
        var ties = access.ties(
                viewer, family.people().map(person -> person.id().value()).toList());
        family.people().forEach(person -> {
            var tie = ties.get(person.id().value());
            if (tie != null && person.diedOn() == null) {
                people.put(person, tie);
            }
        });
        return people.isEmpty()
                ? List.of()
                : List.of(panel(people, Map.of(), viewer, family.id().toString()));
    }

    @Override
    public List<Panel> panels(OpenPerson open, Viewer viewer) {
        if (open.person().diedOn() != null) {
            return List.of();
        }
        var others = open.whole() ? needs.restingOn(open.person().id()) : Set.<UUID>of();
        var ties = new LinkedHashMap<PersonId, Ties>();
        if (!others.isEmpty()) {
            access.ties(viewer, others).forEach((id, tie) -> {
                if (tie.allow(Act.READ, KindOfData.IDENTITY)) {
                    ties.put(new PersonId(id), tie);
                }
            });
        }
        return List.of(panel(Map.of(open.person(), open.ties()), ties, viewer, null));
    }

    /// @param others whose needs rest on the people's records, where the viewer may know them
    private Panel panel(Map<Person, Ties> people, Map<PersonId, Ties> others, Viewer viewer, @Nullable String family) {
        var today = Dates.today(clock);
        var ties = new LinkedHashMap<PersonId, Ties>();
        var byId = new LinkedHashMap<PersonId, Person>();
        people.forEach((person, tie) -> {
            ties.put(person.id(), tie);
            byId.put(person.id(), person);
        });
        var everyone = new LinkedHashMap<>(others);
        everyone.putAll(ties);
        var all = needs.of(everyone, viewer, today.minusYears(1));
        var found = all.stream().filter(need -> ties.containsKey(need.person())).toList();
        var current = found.stream().filter(Need::isCurrent).toList();
        var runs = lists.runs();
        var held = silences.held(ties.values(), viewer);
        boolean whole = ties.values().stream().anyMatch(NeedsPanels::readsAnything);
        var told = alerts.about(current.stream().map(Need::found).toList());
        var said = answers
                .about(current.stream().map(need -> need.person().value()).toList())
                .stream()
                .collect(Collectors.groupingBy(NeedAnswers.Answer::about));
        var words = new NeedWords(alerts, viewer, family, access.allows(viewer, Act.READ, KindOfData.FILES), today);
        var rows = new ArrayList<NeedsBody.Row>();
        var uses = usedByOthers(
                all.stream()
                        .filter(need -> need.isCurrent() && !ties.containsKey(need.person()))
                        .toList(),
                ties.keySet(),
                viewer);
        var ended = new ArrayList<NeedsBody.Ended>();
        var byHome = family == null
                ? found.stream().map(List::of).toList()
                : homes.together(found, Need::found, _ -> UUID.fromString(family));
        for (var apart : byHome) {
            var home = inOrder(apart, byId.keySet());
            if (!home.getFirst().isCurrent()) {
                ended.add(words.ended(
                        home.getFirst(),
                        home.stream()
                                .map(need -> Objects.requireNonNull(byId.get(need.person())))
                                .toList()));
                continue;
            }
            var id = "need-" + (rows.size() + 1);
            var whose = new ArrayList<NeedWords.Told>();
            for (var need : home) {
                var person = Objects.requireNonNull(byId.get(need.person()));
                uses(need, person, need.evidence(), "#" + id, uses);
                whose.add(new NeedWords.Told(
                        need,
                        person,
                        person.mayBePlacedBy(ties.get(person.id())),
                        runs.isNew(need.found(), need.course(), today.minusMonths(1)),
                        told.get(need.found()),
                        said.getOrDefault(
                                new NeedAnswers.Key(
                                        need.person().value(), need.rule().name()),
                                List.of())));
            }
            rows.add(words.row(id, whose));
        }
        return new Panel(
                "needs",
                "Needs found",
                basis(current, runs.last(), whole, today),
                Panel.Place.MAIN,
                ORDER,
                new NeedsBody(
                        whole,
                        rows,
                        ended,
                        whole ? silent(people, current, viewer, today) : List.of(),
                        uses,
                        held,
                        runs.last(),
                        today));
    }

    /// As the page has its people.
    private static List<Need> inOrder(List<Need> home, Collection<PersonId> people) {
        var order = List.copyOf(people);
        return home.stream()
                .sorted(Comparator.comparingInt(need -> order.indexOf(need.person())))
                .toList();
    }

    /// What needs of others, which stand on another page, rest on in the records of these people. That
    /// the viewer is told of such a need is on record.
    private Map<Long, List<UsesFacts.Use>> usedByOthers(List<Need> needs, Collection<PersonId> records, Viewer viewer) {
        var resting = new LinkedHashMap<Need, List<Need.Path>>();
        var whose = new HashSet<UUID>();
        for (var need : needs) {
            var paths = need.evidence().stream()
                    .filter(path -> path.of() != null
                            && records.contains(path.of())
                            && !path.lines().isEmpty())
                    .toList();
            if (!paths.isEmpty()) {
                resting.put(need, paths);
                whose.add(need.person().value());
            }
        }
        var uses = new HashMap<Long, List<UsesFacts.Use>>();
        if (!whose.isEmpty()) {
            readings.record(viewer, whose, Untold.NEED_BY_ANOTHERS_RECORD);
            var named = people.all(whose).stream().collect(Collectors.toMap(Person::id, person -> person));
            resting.forEach((need, paths) -> uses(
                    need,
                    Objects.requireNonNull(named.get(need.person())),
                    paths,
                    "/people/" + need.person() + "#needs",
                    uses));
        }
        return uses;
    }

    private static void uses(
            Need need, Person person, List<Need.Path> paths, String href, Map<Long, List<UsesFacts.Use>> uses) {
        var title = need.rule().words().title();
        for (var path : paths) {
            var use = new UsesFacts.Use(title, person.called(), path.of() == null, href);
            path.lines().stream()
                    .flatMap(line -> line.facts().stream())
                    .forEach(fact ->
                            uses.computeIfAbsent(fact, _ -> new ArrayList<>()).add(use));
        }
    }

    private static boolean readsAnything(Ties ties) {
        return ties.allow(Act.READ, KindOfData.RELATIONSHIPS) || ties.allow(Act.READ, KindOfData.EDUCATION);
    }

    /// "From attendance and suspensions"
    private static @Nullable String basis(
            List<Need> current, @Nullable LocalDate lastRun, boolean whole, LocalDate today) {
        var sources = new TreeSet<String>();
        for (var need : current) {
            for (var path : need.evidence()) {
                for (var line : path.lines()) {
                    sources.add(NeedWords.lower(line.origin().title()));
                }
            }
        }
        if (!sources.isEmpty()) {
            return "From " + Counts.list(List.copyOf(sources));
        }
        return lastRun == null || !whole ? null : "As of " + Dates.weekday(lastRun, today);
    }

    private List<NeedsBody.Silent> silent(
            Map<Person, Ties> people, Collection<Need> current, Viewer viewer, LocalDate today) {
        var young = new LinkedHashMap<Person, Ties>();
        people.forEach((person, tie) -> {
            if (people.size() == 1 || isYoung(person, today)) {
                young.put(person, tie);
            }
        });
        return silences.about(young, current, viewer).stream()
                .filter(of -> !of.rules().isEmpty())
                .map(of -> new NeedsBody.Silent(
                        of.person().called(),
                        of.rules().entrySet().stream()
                                .map(why -> NeedsBody.Why.of(why.getKey(), why.getValue(), isYoung(of.person(), today)))
                                .toList()))
                .toList();
    }

    private boolean isYoung(Person person, LocalDate today) {
        var born = person.bornOn();
        return born == null
                ? person.child()
                : Dates.years(born, today) <= populations.now().oldestYoung();
    }
}
