package org.kith.needs.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.families.Person;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.HomeNeeds;
import org.kith.needs.Listed;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// How *my day* tells of the alerts that wait for the viewer, and of those that they answered lately.
///
/// @param needs that the alerts tell of, by the numbers of their findings, as far as the viewer may see them
record AlertsPanel(
        Alerts alerts,
        HomeNeeds homes,
        Viewer viewer,
        Map<Long, Listed> needs,
        Map<UUID, Person> named,
        LocalDate today) {

    Panel of(List<Alert> all, List<Alerts.Given> answered) {
        boolean passed = viewer.role() == Role.ZONE_MANAGER;
        var waiting = byHome(all, alert -> alert, this::box);
        return new Panel(
                "alerts",
                heading(waiting, passed),
                waiting.isEmpty() ? null : "Oldest first",
                Panel.Place.MAIN,
                5,
                new AlertsBody(
                        waiting.stream().map(home -> row(home, null)).toList(),
                        rows(answered, true),
                        rows(answered, false),
                        passed
                                ? "An alert that nobody has answered for five working days stands here the next"
                                        + " morning, and one of which no lead and no school can be told at once."
                                : "When a rule finds a need early "
                                        + (viewer.role() == Role.SCHOOL_LEAD
                                                ? "in what your school recorded"
                                                : "in a family whose help you lead")
                                        + ", it stands here the next morning."));
    }

    private static String heading(List<List<Alert>> waiting, boolean passed) {
        if (!passed) {
            return waiting.isEmpty()
                    ? "No alert waits for your answer"
                    : Counts.of(waiting.size(), "alert waits", "alerts wait") + " for your answer";
        }
        if (waiting.isEmpty()) {
            return "No alert has waited for too long";
        }
        long own =
                waiting.stream().filter(home -> home.getFirst().to().nobody()).count();
        long late = waiting.size() - own;
        var lateWords = Counts.of(late, "alert has", "alerts have") + " had no answer for over five working days";
        var ownWords = Counts.of(own, "alert is", "alerts are") + " for you: no lead and no school can be told";
        return own == 0 ? lateWords : late == 0 ? ownWords : lateWords + ", " + ownWords;
    }

    private List<AlertsBody.Row> rows(List<Alerts.Given> answered, boolean ofToday) {
        var some = answered.stream()
                .filter(given -> Dates.on(given.at()).equals(today) == ofToday)
                .toList();
        return byHome(
                        some,
                        Alerts.Given::alert,
                        given -> List.of(box(given.alert()), given.own(), Dates.on(given.at()), beside(given)))
                .stream()
                .map(home -> row(home.stream().map(Alerts.Given::alert).toList(), home.getFirst()))
                .toList();
    }

    /// What is one need of a home, as far as it is told alike.
    private <T> List<List<T>> byHome(List<T> all, Function<T, Alert> alert, Function<T, Object> likeness) {
        return homes.together(all, one -> alert.apply(one).found(), one -> family(alert.apply(one))).stream()
                .flatMap(home -> home.stream()
                        .collect(Collectors.groupingBy(likeness, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream())
                .toList();
    }

    private UUID family(Alert alert) {
        var need = needs.get(alert.found());
        return need == null ? alert.person().value() : need.unit().id();
    }

    private Object box(Alert alert) {
        return AlertBox.of(alert, alerts, viewer, true, null, today).likeness();
    }

    /// @param home one alert, or those of one need of a home
    /// @param given what the viewer answered; null where they wait for that
    private AlertsBody.Row row(List<Alert> home, Alerts.@Nullable Given given) {
        var alert = home.getFirst();
        var need = needs.get(alert.found());
        var box = AlertBox.together(home.stream()
                .map(each -> AlertBox.of(each, alerts, viewer, true, null, today))
                .toList());
        var people = home.stream().map(each -> each.person().value()).sorted().toList();
        int waited = alerts.waitedDays(alert);
        return new AlertsBody.Row(
                people,
                given == null ? box : box.given(),
                new AlertsBody.Family(
                        need == null ? "" : need.unit().name(),
                        need == null ? "/people/" + alert.person() : NeedsMyDay.href(need)),
                NeedsMyDay.who(people, named, today),
                alert.title(),
                need == null ? "" : "since " + Dates.day(need.course().since(), today),
                told(
                        alert.to(),
                        given != null
                                ? given.own().words()
                                : waited == 0 ? "today" : Counts.of(waited, "working day", "working days") + " ago"),
                given == null ? "" : beside(given));
    }

    private AlertsBody.Told told(Alert.To to, String waited) {
        if (viewer.role() != Role.ZONE_MANAGER) {
            return new AlertsBody.Told("", "", waited);
        }
        var lead = to.lead();
        var name = to.name() == null
                ? "Whoever led the help"
                : lead == null || to.setting() == null ? to.name() : lead + ", " + to.name();
        return new AlertsBody.Told(to.nobody() ? "" : name, to.phone() == null ? "" : to.phone(), waited);
    }

    private static String beside(Alerts.Given given) {
        var standing = given.alert().answered();
        return given.stands() || standing == null
                ? ""
                : standing.by() + " answered first: "
                        + NeedWords.lower(standing.reply().words()) + ". Yours is kept beside that.";
    }
}
