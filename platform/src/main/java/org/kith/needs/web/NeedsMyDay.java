package org.kith.needs.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.Choice;
import org.kith.needs.HomeNeeds;
import org.kith.needs.Listed;
import org.kith.needs.NeedAnswers;
import org.kith.needs.RunNews;
import org.kith.needs.WorkingList;
import org.kith.needs.WorkingLists;
import org.kith.needs.rules.PublishedRule;
import org.kith.needs.rules.PublishedRules;
import org.kith.needs.rules.Rule;
import org.kith.needs.web.NeedsNewsBody.Where;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What needs have to tell on *my day*: alerts that wait, then what changed since the viewer last
/// looked.
@Component
class NeedsMyDay implements MyDayPanels {

    private static final int MOST_LINES = 8;

    /// Of which those of a home are put together; of more each counts by itself.
    private static final int MOST_READ = 1_000;

    private static final int DAYS_ANSWERED = 7;
    private static final int MOST_CHANGES = 20;
    private static final Set<String> OF_HELP = Set.of("early-help", "early-help-review");
    private static final String FIRST_RUN =
            "The rules have run for the first time. From the next run on this says what has changed.";

    private final WorkingLists lists;
    private final Alerts alerts;
    private final HomeNeeds homes;
    private final NeedAnswers answers;
    private final RunNews news;
    private final PublishedRules rules;
    private final ListRows rows;
    private final People people;
    private final InstantSource clock;

    NeedsMyDay(
            WorkingLists lists,
            Alerts alerts,
            HomeNeeds homes,
            NeedAnswers answers,
            RunNews news,
            PublishedRules rules,
            ListRows rows,
            People people,
            InstantSource clock) {
        this.lists = lists;
        this.alerts = alerts;
        this.homes = homes;
        this.answers = answers;
        this.news = news;
        this.rules = rules;
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        var today = Dates.today(clock);
        return switch (viewer.role()) {
            case PRACTITIONER, SCHOOL_LEAD, ZONE_MANAGER -> ofFamilies(viewer, today);
            case ANALYST -> List.of(ofRuns(viewer, today));
            case GOVERNANCE_OFFICER -> List.of(ofRuns(viewer, today), unheard());
            case BOARD_MEMBER, PARENT, OPERATOR -> List.of();
        };
    }

    /// Of which sources alerts reach nobody; never whom they are about.
    private Panel unheard() {
        var unheard = alerts.unheard();
        return new Panel(
                "unheard",
                unheard.isEmpty() ? "Every alert reaches somebody" : "Alerts that nobody hears",
                "By source",
                Panel.Place.MAIN,
                40,
                new UnheardBody(unheard));
    }

    /// The day before the viewer last looked: what came on that day may have come after.
    private static @Nullable LocalDate since(Viewer viewer) {
        var last = viewer.lastLookedAt();
        return last == null ? null : Dates.on(last).minusDays(1);
    }

    private List<Panel> ofFamilies(Viewer viewer, LocalDate today) {
        var found = lists.of(viewer, since(viewer));
        if (found.isEmpty()) {
            return List.of();
        }
        var list = found.get();
        var waiting = alerts.waiting(viewer, list);
        var answered = alerts.answeredBy(viewer, list, today.minusDays(DAYS_ANSWERED));
        var told = Stream.concat(waiting.stream(), answered.stream().map(Alerts.Given::alert))
                .toList();
        var byFound = list.needs(told.stream().map(Alert::found).toList());
        boolean byPlace = viewer.role() == Role.ZONE_MANAGER;
        boolean first = list.onlyRun();
        var news = list.news(byPlace ? 0 : MOST_READ);
        var fresh = byHome(first ? news.standing() : news.fresh());
        var ended = byHome(news.ended());
        var shown = new HashSet<UUID>();
        told.forEach(alert -> shown.add(alert.person().value()));
        Stream.of(fresh, ended).flatMap(List::stream).flatMap(List::stream).forEach(need -> shown.add(need.person()));
        var named = named(shown);
        var changed = byPlace
                ? byPlace(viewer, list, news, today)
                : byFamily(
                        viewer,
                        list,
                        new OfFamilies(fresh, ended, answers.questioned(shown), news.whole()),
                        named,
                        today);
        return Stream.concat(
                        Stream.of(
                                new AlertsPanel(alerts, homes, viewer, byFound, named, today).of(waiting, answered),
                                changed),
                        viewer.role() == Role.SCHOOL_LEAD ? Stream.empty() : drift(viewer, list, today).stream())
                .toList();
    }

    /// Help that may have drifted, by the rules that read of nothing else; no panel where none is in force.
    private Optional<Panel> drift(Viewer viewer, WorkingList list, LocalDate today) {
        var ofHelp = rules.inForce().stream()
                .map(PublishedRule::rule)
                .filter(NeedsMyDay::isOfHelp)
                .map(Rule::name)
                .toList();
        if (ofHelp.isEmpty()) {
            return Optional.empty();
        }
        var choice = new Choice(ofHelp, "", "", "", Choice.Help.ANY, Choice.Change.STANDS, Choice.Order.NEWEST, null);
        var sheet = list.sheet(choice, 0, MOST_LINES);
        int all = sheet.counts().rows();
        boolean own = viewer.role() == Role.PRACTITIONER;
        var read = rows.of(list, choice, sheet.rows(), viewer, today);
        // What a need rests on is for those who help: a zone's list tells its name and since when
        var reviewed = own
                ? lists.reviewed(read.stream()
                        .flatMap(row -> row.askedFor().stream())
                        .map(each -> each.need().found())
                        .toList())
                : Map.<Long, LocalDate>of();
        var shown = read.stream()
                .map(row -> new DriftBody.Row(
                        row.href() + "#needs",
                        row.name(),
                        row.children(),
                        since(row, today),
                        row.askedFor().stream().anyMatch(ListRows.Need::questioned),
                        own ? reviewed(row, reviewed, today) : null,
                        row.helping(),
                        row.acting(),
                        row.people()))
                .toList();
        return Optional.of(new Panel(
                "drift",
                all == 0
                        ? "No help is known to have drifted"
                        : "Help may have drifted in "
                                + (own
                                        ? Counts.of(all, "family that you help", "families that you help")
                                        : Counts.of(all, "family", "families")),
                all == 0 ? null : "Newest first",
                Panel.Place.MAIN,
                12,
                new DriftBody(
                        shown,
                        new Where(all, ChoiceWords.href(choice)),
                        own ? "that you give" : "in your zone",
                        Dates.day(list.asOf(), today),
                        Dates.day(list.helpKnownUntil(), today))));
    }

    private static boolean isOfHelp(Rule rule) {
        return !rule.reads().isEmpty() && rule.reads().stream().allMatch(read -> OF_HELP.contains(read.kind()));
    }

    /// The last day on which one of its needs that were asked for began.
    private static String since(ListRows.Row row, LocalDate today) {
        return row.askedFor().stream()
                .map(each -> each.need().course().since())
                .max(Comparator.naturalOrder())
                .map(day -> Dates.day(day, today))
                .orElse("");
    }

    /// The last day on which help of which one of its needs tells was reviewed.
    private static String reviewed(ListRows.Row row, Map<Long, LocalDate> reviewed, LocalDate today) {
        return row.askedFor().stream()
                .flatMap(each -> Optional.ofNullable(reviewed.get(each.need().found())).stream())
                .max(Comparator.naturalOrder())
                .map(day -> Dates.day(day, today))
                .orElse("None told of");
    }

    private Map<UUID, Person> named(Set<UUID> ids) {
        return people.all(ids).stream()
                .collect(Collectors.toMap(person -> person.id().value(), person -> person));
    }

    /// "Cian, 14", "Cian, 14 and Niamh, 9": the eldest first.
    static String who(List<UUID> people, Map<UUID, Person> named, LocalDate today) {
        return Counts.list(people.stream()
                .flatMap(id -> Optional.ofNullable(named.get(id)).stream())
                .sorted(Comparator.comparing(Person::bornOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(person -> person.called() + ", " + person.age(today))
                .toList());
    }

    static String href(Listed need) {
        return (need.unit().family() ? "/families/" : "/people/") + need.unit().id() + "#needs";
    }

    private static LocalDate endedOn(Listed need) {
        var on = need.course().endedOn();
        return on == null ? LocalDate.MIN : on;
    }

    /// Needs of which those of a home are one, as far as they are named.
    ///
    /// @param fresh what is new; after the first run, when nothing can be, what stands
    /// @param questioned of which of them somebody has said that it is not right
    private record OfFamilies(
            List<List<Listed>> fresh,
            List<List<Listed>> ended,
            Set<NeedAnswers.Key> questioned,
            WorkingList.Change whole) {

        private List<NeedsNewsBody.Line> lines(List<List<Listed>> needs, Map<UUID, Person> named, LocalDate today) {
            return needs.stream().map(home -> line(home, named, today)).toList();
        }

        /// @param home one need, or that of several children of a home
        private NeedsNewsBody.Line line(List<Listed> home, Map<UUID, Person> named, LocalDate today) {
            var need = home.getFirst();
            var people = home.stream().map(Listed::person).toList();
            return new NeedsNewsBody.Line(
                    people,
                    Dates.brief(need.stands() ? need.course().since() : endedOn(need), today),
                    need.unit().name(),
                    href(need),
                    who(people, named, today),
                    need.title() + (need.stands() ? "" : ", " + NeedWords.because(need.course())),
                    home.stream()
                            .anyMatch(each -> questioned.contains(new NeedAnswers.Key(each.person(), each.rule()))));
        }
    }

    private List<List<Listed>> byHome(List<Listed> needs) {
        return homes.together(needs, Listed::found, need -> need.unit().id()).stream()
                .limit(MOST_LINES)
                .toList();
    }

    private static Panel byFamily(
            Viewer viewer, WorkingList list, OfFamilies news, Map<UUID, Person> named, LocalDate today) {
        boolean first = list.onlyRun();
        var whole = news.whole();
        int fresh = first ? whole.standing() : whole.fresh();
        var of = viewer.role() == Role.SCHOOL_LEAD ? " of your pupils" : " that you help";
        var families = Counts.of(fresh, "family" + of + " has", "families" + of + " have");
        var heading = first
                ? families + " a need, found in the first run"
                : fresh + whole.ended() == 0
                        ? "No need is new or has ended in a family" + of
                        : families + " a new need"
                                + (whole.ended() == 0 ? "" : ", " + Counts.number(whole.ended()) + " one that ended");
        return new Panel(
                "needs-news",
                heading,
                since(list, today),
                Panel.Place.MAIN,
                10,
                new NeedsNewsBody(
                        Dates.day(list.since(), today),
                        first ? List.of() : news.lines(news.fresh(), named, today),
                        news.lines(news.ended(), named, today),
                        first ? news.lines(news.fresh(), named, today) : List.of(),
                        null,
                        where(list, whole, Choice.Change.NEW),
                        where(list, whole, Choice.Change.ENDED),
                        where(list, whole, Choice.Change.STANDS),
                        where(list, whole, Choice.Change.UNCONFIRMED),
                        first ? FIRST_RUN : "What the next run finds or ends stands here then."));
    }

    private Panel byPlace(Viewer viewer, WorkingList list, WorkingList.News news, LocalDate today) {
        var whole = news.whole();
        var own = new ListPlaces(
                Map.of(), viewer.zoneCode().map(lists::pyramidsOf).orElse(Set.of()));
        var byPyramid = news.byPyramid().stream()
                .filter(each -> !each.equals(whole))
                .collect(Collectors.partitioningBy(each -> own.isElsewhere(each.pyramid())));
        return new Panel(
                "needs-news",
                list.onlyRun()
                        ? "The working list is new: the rules have run for the first time"
                        : whole.fresh() == 0 && whole.ended() == 0
                                ? "The working list has not changed"
                                : "The working list has changed",
                since(list, today),
                Panel.Place.MAIN,
                10,
                new NeedsNewsBody(
                        Dates.day(list.since(), today),
                        List.of(),
                        List.of(),
                        List.of(),
                        whole.standing() + whole.ended() == 0
                                ? null
                                : new NeedsNewsBody.Places(
                                        places(list, byPyramid.getOrDefault(false, List.of())),
                                        places(list, byPyramid.getOrDefault(true, List.of())),
                                        place("Zone", list, whole),
                                        !list.onlyRun() || whole.fresh() + whole.ended() > 0,
                                        byRule(whole.ended(), news.endedByRule())),
                        where(list, whole, Choice.Change.NEW),
                        where(list, whole, Choice.Change.ENDED),
                        where(list, whole, Choice.Change.STANDS),
                        where(list, whole, Choice.Change.UNCONFIRMED),
                        "No family of your zone is on the list. Rules run when partners’ files have been joined."));
    }

    private static String byRule(int ended, int byRule) {
        var because = " because a rule was changed or switched off, not because anything else is known of them.";
        return byRule == 0
                ? ""
                : byRule == ended
                        ? "All that ended did" + because
                        : "Of the " + Counts.of(ended, "family", "families") + " with a need that ended, for "
                                + Counts.number(byRule) + " it did only" + because;
    }

    private static List<NeedsNewsBody.Place> places(WorkingList list, List<WorkingList.Change> changes) {
        return changes.stream()
                .map(each -> place(
                        each.pyramid().equals(Choice.NO_PLACE) ? "Not shown or not known" : each.pyramid(), list, each))
                .toList();
    }

    private static NeedsNewsBody.Place place(String name, WorkingList list, WorkingList.Change change) {
        return new NeedsNewsBody.Place(
                name,
                where(list, change, Choice.Change.NEW),
                where(list, change, Choice.Change.ENDED),
                where(list, change, Choice.Change.STANDS),
                new Where(
                        change.nobody(),
                        ChoiceWords.href(choice(list, change.pyramid(), Choice.Change.STANDS, Choice.Help.NOBODY))));
    }

    private static Where where(WorkingList list, WorkingList.Change counts, Choice.Change change) {
        int count = switch (change) {
            case NEW -> counts.fresh();
            case ENDED -> counts.ended();
            case STANDS -> counts.standing();
            case UNCONFIRMED -> counts.unconfirmed();
        };
        return new Where(count, ChoiceWords.href(choice(list, counts.pyramid(), change, Choice.Help.ANY)));
    }

    private static Choice choice(WorkingList list, String pyramid, Choice.Change change, Choice.Help help) {
        boolean dated = change == Choice.Change.NEW || change == Choice.Change.ENDED;
        return new Choice(List.of(), "", pyramid, "", help, change, Choice.Order.NEWEST, dated ? list.since() : null);
    }

    private static String since(WorkingList list, LocalDate today) {
        return "Since " + Dates.day(list.since(), today) + ". As of " + Dates.day(list.asOf(), today);
    }

    /// Which files are late is for whoever looks after sources to say.
    private Panel ofRuns(Viewer viewer, LocalDate today) {
        var last = since(viewer);
        var since = last == null ? today.minusMonths(1) : last;
        var found = news.found(since);
        var lines = new ArrayList<String>();
        boolean first = lists.runs().only();
        lines.add(
                first
                        ? FIRST_RUN
                        : children(found.found()) + " have a new need, " + NeedWords.lower(children(found.ended()))
                                + " one that ended.");
        if (found.endedByRule() > 0) {
            lines.add(children(found.endedByRule())
                    + " have a need that ended because a rule was changed or switched off, not what is known.");
        }
        if (found.unconfirmed() > 0) {
            lines.add(children(found.unconfirmed())
                    + " have a need that is not confirmed, since a file that is due has not come.");
        }
        lines.add(
                found.contested() + found.corrected() == 0
                        ? "Nobody says of a need that it is not so."
                        : "Of " + NeedWords.lower(children(found.contested()))
                                + " somebody says that a need is not so, of "
                                + NeedWords.lower(children(found.corrected())) + " that a fact is wrong.");
        rules.changed(0, MOST_CHANGES).stream()
                .filter(rule -> !rule.publishedOn().isBefore(since))
                .forEach(rule -> lines.add("The rule “" + rule.rule().words().title() + "” is in version "
                        + rule.rule().version() + " since " + Dates.day(rule.publishedOn(), today) + "."));
        boolean analyst = viewer.role() == Role.ANALYST;
        return new Panel(
                "runs",
                children(found.standing()) + " have a need" + (first ? ", found in the first run" : " today"),
                "Since " + Dates.day(since, today),
                Panel.Place.MAIN,
                25,
                new RunNewsBody(
                        analyst
                                ? List.of()
                                : news.arrived(since).stream()
                                        .map(source -> source.title() + ", received " + Dates.day(source.on(), today))
                                        .toList(),
                        analyst ? List.of() : awaited(true, today),
                        analyst ? List.of() : awaited(false, today),
                        lines));
    }

    private List<String> awaited(boolean late, LocalDate today) {
        return news.awaited().stream()
                .filter(one -> one.late() == late)
                .map(one -> one.title() + ", which told until " + Dates.day(one.knownUntil(), today)
                        + (late ? "" : ", due " + Dates.day(one.dueOn(), today)))
                .toList();
    }

    /// Never one alone: "1 to 5 children".
    private static String children(long count) {
        return count == 0 ? "No children" : Counts.published(count, "child", "children");
    }
}
