package org.kith.needs.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.families.People;
import org.kith.families.Person;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.Choice;
import org.kith.needs.Listed;
import org.kith.needs.PublishedRules;
import org.kith.needs.RunNews;
import org.kith.needs.WorkingList;
import org.kith.needs.WorkingLists;
import org.kith.needs.web.NeedsNewsBody.Where;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Panel;
import org.springframework.stereotype.Component;

/// What needs have to tell on *my day*: alerts that wait, then what changed since the viewer last
/// looked.
@Component
class NeedsMyDay implements MyDayPanels {

    private static final int MOST_LINES = 8;
    private static final int MOST_ALERTS = 20;
    private static final int DAYS_ANSWERED = 7;
    private static final Comparator<Listed> NEWEST = Comparator.comparing(
                    (Listed need) -> need.course().since())
            .reversed()
            .thenComparingLong(Listed::found);

    private final WorkingLists lists;
    private final Alerts alerts;
    private final NeedsPanels panels;
    private final RunNews news;
    private final PublishedRules rules;
    private final People people;
    private final InstantSource clock;

    NeedsMyDay(
            WorkingLists lists,
            Alerts alerts,
            NeedsPanels panels,
            RunNews news,
            PublishedRules rules,
            People people,
            InstantSource clock) {
        this.lists = lists;
        this.alerts = alerts;
        this.panels = panels;
        this.news = news;
        this.rules = rules;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HERE);
        return switch (viewer.role()) {
            case PRACTITIONER, SCHOOL_LEAD, ZONE_MANAGER -> ofFamilies(viewer, today);
            case ANALYST, GOVERNANCE_OFFICER -> List.of(ofRuns(viewer, today));
            case BOARD_MEMBER, PARENT, OPERATOR -> List.of();
        };
    }

    /// The day before the viewer last looked: what came on that day may have come after.
    private static @Nullable LocalDate since(Viewer viewer) {
        var last = viewer.lastLookedAt();
        return last == null ? null : last.atZone(Dates.HERE).toLocalDate().minusDays(1);
    }

    private List<Panel> ofFamilies(Viewer viewer, LocalDate today) {
        var found = lists.of(viewer, since(viewer));
        if (found.isEmpty()) {
            return List.of();
        }
        var list = found.get();
        var byFound = new HashMap<Long, Listed>();
        list.needs().forEach(need -> byFound.put(need.found(), need));
        var waiting = alerts.waiting(viewer, list.needs());
        var answered = alerts.answeredBy(viewer, list.needs(), today.minusDays(DAYS_ANSWERED));
        var fresh = list.needs().stream()
                .filter(list::isNew)
                .sorted(Comparator.comparing((Listed need) -> need.course().foundOn())
                        .thenComparing(need -> need.course().since())
                        .reversed()
                        .thenComparingLong(Listed::found))
                .toList();
        var ended = list.needs().stream()
                .filter(need -> !need.stands())
                .sorted(Comparator.comparing(NeedsMyDay::endedOn).reversed().thenComparingLong(Listed::found))
                .toList();
        boolean byPlace = viewer.role() == Role.ZONE_MANAGER;
        var shown = new HashSet<UUID>();
        Stream.concat(waiting.stream().limit(MOST_ALERTS), answered.stream())
                .forEach(alert -> shown.add(alert.person().value()));
        if (!byPlace) {
            boolean first = list.asOf().equals(list.firstRunOn());
            Stream.concat(
                            first
                                    ? list.needs().stream()
                                            .filter(Listed::stands)
                                            .sorted(NEWEST)
                                            .limit(MOST_LINES)
                                    : fresh.stream().limit(MOST_LINES),
                            ended.stream().limit(MOST_LINES))
                    .forEach(need -> shown.add(need.person()));
        }
        lists.record(viewer, Act.FIND, shown);
        var named = named(shown);
        return List.of(
                alertPanel(viewer, waiting, answered, byFound, named, today),
                byPlace ? byPlace(list, fresh, ended, today) : byFamily(viewer, list, fresh, ended, named, today));
    }

    private Map<UUID, Person> named(Set<UUID> ids) {
        return people.all(ids).stream()
                .collect(Collectors.toMap(person -> person.id().value(), person -> person));
    }

    private Panel alertPanel(
            Viewer viewer,
            List<Alert> waiting,
            List<Alert> answered,
            Map<Long, Listed> byFound,
            Map<UUID, Person> named,
            LocalDate today) {
        boolean passed = viewer.role() == Role.ZONE_MANAGER;
        var heading = heading(waiting, passed);
        var basis = waiting.isEmpty()
                ? null
                : waiting.size() > MOST_ALERTS ? "The " + MOST_ALERTS + " oldest" : "Oldest first";
        return new Panel(
                "alerts",
                heading,
                basis,
                Panel.Place.MAIN,
                5,
                new AlertsBody(
                        waiting.stream()
                                .limit(MOST_ALERTS)
                                .map(alert -> row(alert, viewer, byFound, named, today))
                                .toList(),
                        answered.stream()
                                .map(alert -> row(alert, viewer, byFound, named, today))
                                .toList(),
                        passed
                                ? "An alert that nobody has answered for five working days stands here the next"
                                        + " morning, and one for a child with neither lead nor school at once."
                                : "When a rule finds a need early "
                                        + (viewer.role() == Role.SCHOOL_LEAD
                                                ? "in what your school recorded"
                                                : "in a family whose help you lead")
                                        + ", it stands here the next morning."));
    }

    private static String heading(List<Alert> waiting, boolean passed) {
        if (!passed) {
            return waiting.isEmpty()
                    ? "No alert waits for your answer"
                    : Counts.of(waiting.size(), "alert waits", "alerts wait") + " for your answer";
        }
        if (waiting.isEmpty()) {
            return "No alert has waited for too long";
        }
        long own = waiting.stream().filter(alert -> alert.to().nobody()).count();
        long late = waiting.size() - own;
        var lateWords = Counts.of(late, "alert has", "alerts have") + " had no answer for over five working days";
        var ownWords = Counts.of(own, "alert is", "alerts are") + " for you: no lead and no school is known";
        return own == 0 ? lateWords : late == 0 ? ownWords : lateWords + ", " + ownWords;
    }

    private AlertsBody.Row row(
            Alert alert, Viewer viewer, Map<Long, Listed> byFound, Map<UUID, Person> named, LocalDate today) {
        var need = byFound.get(alert.found());
        var answered = alert.answered();
        var to = alert.to();
        var lead = to.lead();
        int waited = alerts.waitedDays(alert);
        return new AlertsBody.Row(
                panels.box(alert, viewer, null, today),
                need == null ? "" : need.unit().name(),
                need == null ? "/people/" + alert.person() : href(need),
                who(named.get(alert.person().value()), today),
                alert.title(),
                need == null ? "" : "since " + Dates.day(need.course().since(), today),
                viewer.role() != Role.ZONE_MANAGER
                        ? "You"
                        : to.nobody()
                                ? "You: no lead and no school is known"
                                : to.name() == null
                                        ? "Whoever led the help"
                                        : lead == null || to.setting() == null ? to.name() : lead + ", " + to.name(),
                viewer.role() != Role.ZONE_MANAGER || to.phone() == null ? "" : to.phone(),
                answered != null
                        ? answered.reply().words()
                        : waited == 0 ? "today" : Counts.of(waited, "working day", "working days") + " ago");
    }

    private static String who(@Nullable Person person, LocalDate today) {
        return person == null ? "" : person.called() + ", " + person.age(today);
    }

    private static String href(Listed need) {
        return (need.unit().family() ? "/families/" : "/people/") + need.unit().id() + "#needs";
    }

    private static LocalDate endedOn(Listed need) {
        var on = need.course().endedOn();
        return on == null ? LocalDate.MIN : on;
    }

    private static Panel byFamily(
            Viewer viewer,
            WorkingList list,
            List<Listed> fresh,
            List<Listed> ended,
            Map<UUID, Person> named,
            LocalDate today) {
        var whose = viewer.role() == Role.SCHOOL_LEAD ? "among your pupils" : "in your families";
        boolean first = list.asOf().equals(list.firstRunOn());
        var stand = list.needs().stream().filter(Listed::stands).sorted(NEWEST).toList();
        var heading = first
                ? Counts.of(stand.size(), "need stands", "needs stand") + " " + whose + ", found in the first run"
                : fresh.isEmpty() && ended.isEmpty()
                        ? "No need is new or has ended " + whose
                        : Counts.of(fresh.size(), "new need", "new needs") + " " + whose
                                + (ended.isEmpty() ? "" : ", " + Counts.number(ended.size()) + " ended");
        return new Panel(
                "needs-news",
                heading,
                since(list, today),
                Panel.Place.MAIN,
                10,
                new NeedsNewsBody(
                        Dates.day(list.since(), today),
                        lines(fresh, named, today),
                        lines(ended, named, today),
                        first ? lines(stand, named, today) : List.of(),
                        List.of(),
                        null,
                        where(list, "", Choice.Change.NEW),
                        where(list, "", Choice.Change.ENDED),
                        where(list, "", Choice.Change.STANDS),
                        where(list, "", Choice.Change.UNCONFIRMED),
                        list.asOf().equals(list.firstRunOn())
                                ? "The rules have run for the first time. From the next run on this says what has"
                                        + " changed."
                                : "What the next run finds or ends stands here then."));
    }

    private static List<NeedsNewsBody.Line> lines(Collection<Listed> needs, Map<UUID, Person> named, LocalDate today) {
        return needs.stream()
                .limit(MOST_LINES)
                .map(need -> new NeedsNewsBody.Line(
                        Dates.brief(need.stands() ? need.course().since() : endedOn(need), today),
                        need.unit().name(),
                        href(need),
                        who(named.get(need.person()), today),
                        need.title()))
                .toList();
    }

    private static Panel byPlace(WorkingList list, List<Listed> fresh, List<Listed> ended, LocalDate today) {
        var pyramids = new ArrayList<>(list.places(Listed.Place::pyramid));
        pyramids.sort(Comparator.comparing((String code) -> code.equals(Choice.NO_PLACE))
                .thenComparing(Comparator.naturalOrder()));
        var freshBy = byPyramid(list, Choice.Change.NEW);
        var endedBy = byPyramid(list, Choice.Change.ENDED);
        var standingBy = byPyramid(list, Choice.Change.STANDS);
        return new Panel(
                "needs-news",
                list.asOf().equals(list.firstRunOn())
                        ? "The working list is new: the rules have run for the first time"
                        : fresh.isEmpty() && ended.isEmpty()
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
                        pyramids.stream()
                                .map(code -> {
                                    var standing = tally(standingBy, code);
                                    return new NeedsNewsBody.Place(
                                            code.equals(Choice.NO_PLACE) ? "Not shown or not known" : code,
                                            where(list, code, Choice.Change.NEW, tally(freshBy, code)),
                                            where(list, code, Choice.Change.ENDED, tally(endedBy, code)),
                                            where(list, code, Choice.Change.STANDS, standing),
                                            nobody(list, code, standing));
                                })
                                .toList(),
                        new NeedsNewsBody.Place(
                                "Zone",
                                where(list, "", Choice.Change.NEW),
                                where(list, "", Choice.Change.ENDED),
                                where(list, "", Choice.Change.STANDS),
                                nobody(list, "", list.whole(choice(list, "", Choice.Change.STANDS, Choice.Help.ANY)))),
                        where(list, "", Choice.Change.NEW),
                        where(list, "", Choice.Change.ENDED),
                        where(list, "", Choice.Change.STANDS),
                        where(list, "", Choice.Change.UNCONFIRMED),
                        "No family of your zone is on the list. Rules run when partners’ files have been joined."));
    }

    private static Map<String, WorkingList.Tally> byPyramid(WorkingList list, Choice.Change change) {
        return list.byPyramid(choice(list, "", change, Choice.Help.ANY)).stream()
                .collect(Collectors.toMap(WorkingList.Tally::code, tally -> tally));
    }

    private static WorkingList.Tally tally(Map<String, WorkingList.Tally> by, String code) {
        return by.getOrDefault(code, new WorkingList.Tally(code, 0, 0, 0));
    }

    private static Where where(WorkingList list, String pyramid, Choice.Change change, WorkingList.Tally tally) {
        return new Where(tally.units(), ChoiceWords.href(choice(list, pyramid, change, Choice.Help.ANY)));
    }

    private static Where nobody(WorkingList list, String pyramid, WorkingList.Tally tally) {
        return new Where(
                tally.nobody(), ChoiceWords.href(choice(list, pyramid, Choice.Change.STANDS, Choice.Help.NOBODY)));
    }

    private static Where where(WorkingList list, String pyramid, Choice.Change change) {
        return Where.of(list, choice(list, pyramid, change, Choice.Help.ANY));
    }

    private static Choice choice(WorkingList list, String pyramid, Choice.Change change, Choice.Help help) {
        boolean dated = change == Choice.Change.NEW || change == Choice.Change.ENDED;
        return new Choice("", "", pyramid, "", help, change, Choice.Order.NEWEST, dated ? list.since() : null);
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
        lines.add(published(found.found(), "need was found", "needs were found") + ", "
                + published(found.ended(), "ended", "ended") + ".");
        if (found.unconfirmed() > 0) {
            lines.add(published(found.unconfirmed(), "need is", "needs are")
                    + " not confirmed, since a source of theirs is late.");
        }
        lines.add(
                found.contested() + found.corrected() == 0
                        ? "Nobody says of a need that it is not so."
                        : "Of " + published(found.contested(), "need", "needs")
                                + " somebody says that it is not so, of "
                                + published(found.corrected(), "need", "needs") + " that a fact is wrong.");
        rules.changed().stream()
                .filter(rule -> !rule.publishedOn().isBefore(since))
                .forEach(rule -> lines.add("The rule “" + rule.rule().words().title() + "” is in version "
                        + rule.rule().version() + " since " + Dates.day(rule.publishedOn(), today) + "."));
        boolean analyst = viewer.role() == Role.ANALYST;
        return new Panel(
                "runs",
                published(found.standing(), "need stands", "needs stand") + " today",
                "Since " + Dates.day(since, today),
                Panel.Place.MAIN,
                25,
                new RunNewsBody(
                        analyst
                                ? List.of()
                                : news.arrived(since).stream()
                                        .map(source -> source.title() + ", received " + Dates.day(source.on(), today))
                                        .toList(),
                        analyst
                                ? List.of()
                                : news.late().stream()
                                        .map(source ->
                                                source.title() + ", which told until " + Dates.day(source.on(), today))
                                        .toList(),
                        lines));
    }

    private static String published(long count, String one, String many) {
        return count == 0 ? (many.equals("ended") ? "none ended" : "No " + many) : Counts.published(count, one, many);
    }
}
