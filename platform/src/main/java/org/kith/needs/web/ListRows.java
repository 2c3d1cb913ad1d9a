package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.families.Families;
import org.kith.families.Helper;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.needs.Alert;
import org.kith.needs.Choice;
import org.kith.needs.HomeNeeds;
import org.kith.needs.Listed;
import org.kith.needs.NeedAnswers;
import org.kith.needs.WorkingList;
import org.kith.needs.WorkingLists;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// The rows of a working list in words: who, which needs since when, how old, who is helping, what has changed.
@Component
class ListRows {

    /// A family's row.
    ///
    /// @param people who is met in it, for the record of readings
    /// @param children those with a need, with their ages; and how many others there are
    record Row(
            String href,
            String name,
            String children,
            List<Need> needs,
            WorkingLists.@Nullable Source newest,
            @Nullable Helping helping,
            List<Acting> acting,
            Set<UUID> people) {

        /// The needs, those told alike of several children once.
        List<Line> lines() {
            return needs.stream()
                    .collect(Collectors.groupingBy(Need::told, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(alike -> new Line(
                            alike.getFirst(),
                            Counts.list(alike.stream()
                                    .map(Need::whose)
                                    .filter(name -> !name.isEmpty())
                                    .toList())))
                    .toList();
        }

        boolean fresh() {
            return needs.stream().anyMatch(Need::fresh);
        }

        int ended() {
            return (int) lines().stream()
                    .filter(line -> !line.first().need().stands())
                    .count();
        }

        List<Need> askedFor() {
            return needs.stream().filter(Need::askedFor).toList();
        }
    }

    /// What a row says of a need, and of whom.
    ///
    /// @param first of those that it is said of
    /// @param whose their names: "Cian and Niamh"; empty in the row of one child
    record Line(Need first, String whose) {}

    /// @param askedFor by the choice; a family stands with its other needs too
    /// @param newest the source behind it whose newest file came last
    /// @param whose the child's name, where the row is of several
    /// @param home the names of all whose need it is, where it is one of their home; otherwise empty
    /// @param questioned somebody has said that it is not right
    record Need(
            Listed need,
            boolean askedFor,
            WorkingLists.Source newest,
            String whose,
            String home,
            boolean fresh,
            boolean questioned) {

        private record Told(
                String rule,
                LocalDate since,
                @Nullable LocalDate ended,
                @Nullable String endedWhy,
                @Nullable LocalDate unconfirmed,
                boolean questioned) {}

        /// What a row says of it but for whose it is.
        private Told told() {
            var course = need.course();
            return new Told(
                    need.rule(),
                    course.since(),
                    course.endedOn(),
                    course.endedWhy(),
                    course.unconfirmedSince(),
                    questioned);
        }
    }

    /// @param others further people who help
    record Helping(String who, String agency, String phone, int others) {}

    /// Who answered an alert that they act on it.
    ///
    /// @param on the day: "24 November"
    record Acting(String who, String on) {}

    private final WorkingLists lists;
    private final People people;
    private final Families families;
    private final NeedAnswers answers;
    private final HomeNeeds homes;

    ListRows(WorkingLists lists, People people, Families families, NeedAnswers answers, HomeNeeds homes) {
        this.lists = lists;
        this.homes = homes;
        this.people = people;
        this.families = families;
        this.answers = answers;
    }

    List<Row> of(WorkingList list, Choice choice, List<WorkingList.Row> rows, Viewer viewer, LocalDate today) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var met = lists.met(viewer, rows.stream().map(row -> row.unit().id()).toList());
        var persons = people.all(met.keySet());
        var families = new HashMap<UUID, List<Person>>();
        for (var person : persons) {
            var unit = person.family() == null
                    ? person.id().value()
                    : person.family().value();
            families.computeIfAbsent(unit, _ -> new ArrayList<>()).add(person);
        }
        var helpers = helpers(met, viewer);
        var sources = lists.newest(rows.stream()
                .flatMap(row -> row.needs().stream())
                .map(Listed::found)
                .toList());
        var questioned = answers.questioned(rows.stream()
                .flatMap(row -> row.needs().stream())
                .map(Listed::person)
                .toList());
        var home = new HashMap<Long, List<Listed>>();
        homes.together(
                        rows.stream().flatMap(row -> row.needs().stream()).toList(),
                        Listed::found,
                        need -> need.unit().id())
                .forEach(together -> together.forEach(need -> home.put(need.found(), together)));
        return rows.stream()
                .map(row -> row(
                        list,
                        choice,
                        row,
                        families.getOrDefault(row.unit().id(), List.of()),
                        helpers,
                        sources,
                        questioned,
                        home,
                        today))
                .toList();
    }

    private Map<UUID, List<Helper>> helpers(Map<UUID, Boolean> met, Viewer viewer) {
        var byPerson = new HashMap<UUID, List<Helper>>();
        var ids = met.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> new PersonId(entry.getKey()))
                .toList();
        for (var helper : families.helpers(ids, viewer)) {
            for (var person : helper.people()) {
                byPerson.computeIfAbsent(person.value(), _ -> new ArrayList<>()).add(helper);
            }
        }
        return byPerson;
    }

    private static Row row(
            WorkingList list,
            Choice choice,
            WorkingList.Row row,
            List<Person> members,
            Map<UUID, List<Helper>> helpers,
            Map<Long, WorkingLists.Source> sources,
            Set<NeedAnswers.Key> questioned,
            Map<Long, List<Listed>> homes,
            LocalDate today) {
        var needy = row.needs().stream().map(Listed::person).collect(Collectors.toSet());
        var whose = members.stream()
                .filter(person -> needy.contains(person.id().value()))
                .sorted(Comparator.comparing(Person::bornOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        var names = new HashMap<UUID, String>();
        whose.forEach(person -> names.put(person.id().value(), person.called()));
        long others = members.stream()
                .filter(person -> person.child() && !needy.contains(person.id().value()))
                .count();
        boolean several = needy.size() > 1 || others > 0;
        var eldestFirst = whose.stream().map(person -> person.id().value()).toList();
        var needs = row.needs().stream()
                .sorted(Listed.BY_DAY.thenComparingInt(need -> eldestFirst.indexOf(need.person())))
                .map(need -> {
                    var home = homes.getOrDefault(need.found(), List.of(need));
                    return new Need(
                            need,
                            list.isAskedFor(choice, need),
                            sources.getOrDefault(
                                    need.found(),
                                    new WorkingLists.Source("", need.course().receivedOn())),
                            several ? names.getOrDefault(need.person(), "") : "",
                            home.size() == 1 ? "" : names(home, whose),
                            list.isNew(need),
                            home.stream()
                                    .anyMatch(each ->
                                            questioned.contains(new NeedAnswers.Key(each.person(), each.rule()))));
                })
                .toList();
        var met = new HashSet<UUID>();
        members.forEach(person -> met.add(person.id().value()));
        met.addAll(needy);
        return new Row(
                (row.unit().family() ? "/families/" : "/people/") + row.unit().id(),
                row.unit().name(),
                children(whose, others, today),
                needs,
                newest(needs),
                helping(members, helpers),
                acting(list, row.needs(), today),
                met);
    }

    /// "Cian and Niamh", the eldest first.
    private static String names(List<Listed> home, List<Person> eldestFirst) {
        var people = home.stream().map(Listed::person).collect(Collectors.toSet());
        return Counts.list(eldestFirst.stream()
                .filter(person -> people.contains(person.id().value()))
                .map(Person::called)
                .toList());
    }

    /// "Kai, 17; one more child"
    private static String children(List<Person> whose, long others, LocalDate today) {
        return Counts.list(whose.stream()
                        .map(person -> person.called() + ", " + person.age(today))
                        .toList())
                + (others == 0 ? "" : "; " + Counts.of(others, "more child", "more children"));
    }

    private static WorkingLists.@Nullable Source newest(List<Need> needs) {
        boolean allEnded = needs.stream().noneMatch(each -> each.need().stands());
        return needs.stream()
                .filter(each -> allEnded || each.need().stands())
                .map(Need::newest)
                .max(Comparator.comparing(WorkingLists.Source::receivedOn))
                .orElse(null);
    }

    private static @Nullable Helping helping(List<Person> members, Map<UUID, List<Helper>> helpers) {
        var all = members.stream()
                .flatMap(person -> helpers.getOrDefault(person.id().value(), List.of()).stream())
                .distinct()
                .sorted(Comparator.comparing((Helper helper) -> !helper.leads())
                        .thenComparing(Helper::fromOn, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Helper::name))
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        var first = all.getFirst();
        return new Helping(
                first.name() + ", " + first.part(),
                first.agency() == null ? "" : first.agency(),
                first.phone() == null ? "" : first.phone(),
                (int) all.stream()
                                .map(helper -> Arrays.asList(helper.name(), helper.email()))
                                .distinct()
                                .count()
                        - 1);
    }

    /// Each once, with their newest answer, the newest first.
    private static List<Acting> acting(WorkingList list, List<Listed> needs, LocalDate today) {
        var newest = new LinkedHashMap<String, Acting>();
        needs.stream()
                .flatMap(need -> list.acting(need).stream())
                .sorted(Comparator.comparing(Alert.Answered::at).reversed())
                .forEach(answer -> newest.putIfAbsent(
                        answer.by(), new Acting(answer.by(), Dates.day(Dates.on(answer.at()), today))));
        return List.copyOf(newest.values());
    }

    /// "9 November, 2 weeks old"
    static String received(LocalDate on, LocalDate today) {
        return Dates.day(on, today) + ", " + Dates.age(on, today);
    }
}
