package org.kith.needs.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.kith.access.Viewer;
import org.kith.families.Facts;
import org.kith.families.Family;
import org.kith.families.FamilyPanels;
import org.kith.families.OpenPerson;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.families.PersonPanels;
import org.kith.families.UsesFacts;
import org.kith.matching.PersonId;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.Need;
import org.kith.needs.NeedAnswers;
import org.kith.needs.Needs;
import org.kith.needs.Silence;
import org.kith.needs.Silences;
import org.kith.needs.WorkingLists;
import org.kith.partners.PopulationsInForce;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Panel;
import org.springframework.stereotype.Component;

/// The needs that were found, on the page of a family and of a person.
@Component
class NeedsPanels implements FamilyPanels, PersonPanels {

    private static final int ORDER = 30;

    private final Needs needs;
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
        var rows = new ArrayList<NeedsBody.Row>();
        var uses = usedByOthers(
                all.stream()
                        .filter(need -> need.isCurrent() && !ties.containsKey(need.person()))
                        .toList(),
                ties.keySet(),
                viewer);
        for (var need : current) {
            var person = Objects.requireNonNull(byId.get(need.person()));
            var id = "need-" + (rows.size() + 1);
            uses(need, person, need.evidence(), "#" + id, uses);
            rows.add(row(
                    need,
                    id,
                    person,
                    family,
                    runs.isNew(need.course(), today.minusMonths(1)),
                    told.get(need.found()),
                    said.getOrDefault(
                            new NeedAnswers.Key(
                                    need.person().value(), need.rule().name()),
                            List.of()),
                    viewer,
                    today));
        }
        var ended = found.stream()
                .filter(need -> !need.isCurrent())
                .map(need -> ended(need, Objects.requireNonNull(byId.get(need.person())), family, today))
                .toList();
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
                        Counts.list(held.stream().map(KindOfData::words).toList()),
                        runs.last(),
                        today));
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
            readings.record(viewer, Act.READ, whose, "a need that rests on the record of somebody else");
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

    /// Under a fact of somebody else's record, whose need it is.
    private static void uses(
            Need need, Person person, List<Need.Path> paths, String href, Map<Long, List<UsesFacts.Use>> uses) {
        var title = need.rule().words().title();
        for (var path : paths) {
            var use = new UsesFacts.Use(path.of() == null ? title : title + " (" + person.called() + ")", href);
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
                    sources.add(lower(line.origin().title()));
                }
            }
        }
        if (!sources.isEmpty()) {
            return "From " + Counts.list(List.copyOf(sources));
        }
        return lastRun == null || !whole ? null : "As of " + Dates.weekday(lastRun, today);
    }

    private NeedsBody.Row row(
            Need need,
            String id,
            Person person,
            @Nullable String family,
            boolean isNew,
            @Nullable Alert alert,
            List<NeedAnswers.Answer> said,
            Viewer viewer,
            LocalDate today) {
        var course = need.course();
        var unconfirmed = course.unconfirmedSince();
        var box = alert == null ? null : box(alert, viewer, family, today);
        var tags = new ArrayList<NeedsBody.Tag>();
        if (alert != null && alert.answered() == null) {
            tags.add(new NeedsBody.Tag("new", "New alert"));
        } else if (isNew) {
            tags.add(new NeedsBody.Tag("new", "New"));
        }
        if (unconfirmed != null) {
            tags.add(new NeedsBody.Tag("maybe", "Not confirmed since " + Dates.day(unconfirmed, today)));
        }
        if (!said.isEmpty()) {
            tags.add(new NeedsBody.Tag("maybe", "Questioned"));
        }
        return new NeedsBody.Row(
                id,
                person.id().toString(),
                need.rule().name(),
                need.rule().words().title(),
                need.rule().words().rule(),
                family == null ? null : who(person),
                "since " + Dates.day(course.since(), today),
                "Newest evidence received " + Dates.day(course.receivedOn(), today) + ", "
                        + Dates.age(course.receivedOn(), today),
                tags,
                evidence(need, person, access.allows(viewer, Act.READ, KindOfData.FILES), today),
                need.rule().words().ends(),
                need.stands(),
                until(need, today),
                unconfirmed == null ? "" : late(need),
                box,
                said.stream()
                        .map(answer -> new NeedsBody.Said(
                                answer.byAccount().equals(viewer.id().value()) ? "You" : answer.byName(),
                                answer.kind() == NeedAnswers.Kind.CONTEST
                                        ? (answer.byAccount().equals(viewer.id().value()) ? "say" : "says")
                                                + " that it is not so."
                                        : (answer.byAccount().equals(viewer.id().value()) ? "say" : "says")
                                                + " that a fact it rests on is wrong.",
                                Dates.day(Dates.on(answer.at()), today),
                                answer.why()))
                        .toList(),
                said.stream()
                        .anyMatch(
                                answer -> answer.byAccount().equals(viewer.id().value())),
                family);
    }

    AlertBox box(Alert alert, Viewer viewer, @Nullable String family, LocalDate today) {
        var answered = alert.answered();
        var words = told(alert, today);
        if (answered != null) {
            words +=
                    " " + answered.by() + " answered: " + lower(answered.reply().words()) + ".";
        } else if (alerts.isLate(alert)) {
            words += " No answer for " + Counts.of(alerts.waitedDays(alert), "working day", "working days") + ".";
        }
        return new AlertBox(
                alert.id(),
                words,
                answered == null && alerts.isFor(alert, viewer),
                answered != null && answered.by().equals(viewer.name()),
                family);
    }

    /// "Told to Tom Adeyemi on 20 November."
    private static String told(Alert alert, LocalDate today) {
        var to = alert.to();
        if (to.nobody()) {
            return "For the zone’s manager since " + Dates.day(alert.raisedOn(), today)
                    + ": no lead and no school is known.";
        }
        var lead = to.lead();
        var name = to.name() == null
                ? "whoever led the help"
                : lead == null || to.setting() == null ? to.name() : lead + ", " + to.name();
        return "Told to " + name + " on " + Dates.day(alert.raisedOn(), today) + ".";
    }

    private static NeedsBody.Who who(Person person) {
        return new NeedsBody.Who(person.called(), "/people/" + person.id());
    }

    private static List<NeedsBody.Evidence> evidence(Need need, Person person, boolean receipts, LocalDate today) {
        var rows = new ArrayList<NeedsBody.Evidence>();
        for (var path : need.evidence()) {
            var way = path(path, person, today);
            for (var line : path.lines()) {
                rows.add(new NeedsBody.Evidence(
                        when(line, today), line.words(), where(line, receipts, today), way, line.withdrawn()));
            }
            if (path.withheld()) {
                rows.add(new NeedsBody.Evidence(
                        "",
                        "Something in the record of somebody else",
                        new NeedsBody.Where("Not shown to your role", "", null),
                        way,
                        false));
            }
        }
        return rows;
    }

    /// Its source and age, and the line for whoever may open the file's receipt.
    private static NeedsBody.Where where(Facts.Line line, boolean receipts, LocalDate today) {
        var origin = line.origin();
        return new NeedsBody.Where(
                origin.title() + ", received " + Dates.brief(origin.receivedOn(), today) + ", "
                        + Dates.age(origin.receivedOn(), today),
                line.facts().size() == 1
                        ? "line " + Counts.number(origin.line())
                        : "the newest of " + Counts.of(line.facts().size(), "month", "months"),
                receipts ? "/receipts/" + origin.delivery() + "?line=" + origin.line() : null);
    }

    static String when(Facts.Line line, LocalDate today) {
        return line.until().equals(line.from())
                ? Dates.brief(line.from(), today)
                : Dates.brief(line.from(), today) + " to " + Dates.brief(line.until(), today);
    }

    /// "Path: Aoife’s record; lived in one home with Cian since 10 January 2022."
    static String path(Need.Path path, Person person, LocalDate today) {
        if (path.of() == null) {
            return "Path: " + person.called() + "’s own record";
        }
        var since = path.since();
        boolean fromBirth = since != null && since.equals(person.bornOn());
        var from = since == null ? "" : fromBirth ? ", since birth" : ", since " + Dates.day(since, today);
        boolean home = path.way().equals("lives in the home");
        var whose = path.name() == null
                ? home ? "the record of somebody else" : "the record of " + person.called() + "’s " + path.way()
                : path.name() + "’s record";
        return "Path: " + whose
                + (home
                        ? ", who lives in " + person.called() + "’s home" + from
                        : (path.name() == null ? "" : ", " + person.called() + "’s " + path.way()) + from);
    }

    private static String until(Need need, LocalDate today) {
        var until = need.standsUntil();
        if (until == null || need.course().unconfirmedSince() != null) {
            return "Stands " + (need.stands().startsWith("until") ? "" : "for ") + need.stands() + ".";
        }
        return "Without new evidence it ends on " + Dates.day(until, today) + ".";
    }

    private static String late(Need need) {
        var sources = need.late();
        return (sources.isEmpty()
                        ? "A source is late"
                        : Counts.list(sources) + (sources.size() == 1 ? " is late" : " are late"))
                + ", so nobody can say whether it still holds.";
    }

    private static NeedsBody.Ended ended(Need need, Person person, @Nullable String family, LocalDate today) {
        var on = Objects.requireNonNull(need.course().endedOn());
        return new NeedsBody.Ended(
                need.rule().words().title(),
                family == null ? null : who(person),
                Dates.brief(on, today),
                "Stood since " + Dates.day(need.course().since(), today) + ". It ended because "
                        + why(String.valueOf(need.endedWhy())) + ".");
    }

    private static String why(String why) {
        return switch (why) {
            case "its facts say so" -> "what the sources say makes it true no longer";
            case "its time ran out" -> "no new evidence came in its time";
            case "the rule changed" -> "the rule changed";
            case "the rule was switched off" -> "the rule was switched off";
            case "past its ages" -> "the rule looks at younger people only";
            case "the records are no longer theirs" -> "the records are somebody else’s";
            default -> why;
        };
    }

    private List<NeedsBody.Silent> silent(
            Map<Person, Ties> people, Collection<Need> current, Viewer viewer, LocalDate today) {
        var young = new LinkedHashMap<Person, Ties>();
        people.forEach((person, tie) -> {
            var born = person.bornOn();
            if (people.size() == 1
                    || born == null
                    || Dates.years(born, today) <= populations.now().oldestYoung()) {
                young.put(person, tie);
            }
        });
        return silences.about(young, current, viewer).stream()
                .filter(of -> !of.rules().isEmpty())
                .map(of -> new NeedsBody.Silent(
                        of.person().called(),
                        of.rules().entrySet().stream()
                                .map(why -> why(why.getKey(), why.getValue()))
                                .toList()))
                .toList();
    }

    private static NeedsBody.Why why(Silence silence, List<String> rules) {
        var titles = Counts.list(rules.stream().map(NeedsPanels::lower).toList());
        return switch (silence) {
            case NONE -> new NeedsBody.Why("None.", "These looked and found nothing: " + titles + ".");
            case NOT_COVERED ->
                new NeedsBody.Why("Not covered.", "No source that these read has sent a file yet: " + titles + ".");
            case NOT_MATCHED ->
                new NeedsBody.Why(
                        "Not matched.",
                        "Neither they nor anybody at home has a record in a source that these read: " + titles + ".");
            case OUT_OF_AGE -> new NeedsBody.Why("Out of age range.", "These look at other ages: " + titles + ".");
        };
    }

    static String lower(String words) {
        return words.length() > 1 && Character.isUpperCase(words.charAt(1))
                ? words
                : words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }
}
