package org.kith.needs.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.families.Person;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.needs.Listed;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// How *my day* tells of the alerts that wait for the viewer, and of those that they answered lately.
///
/// @param needs that the alerts tell of, by the numbers of their findings, as far as the viewer may see them
record AlertsPanel(Alerts alerts, Viewer viewer, Map<Long, Listed> needs, Map<UUID, Person> named, LocalDate today) {

    Panel of(List<Alert> waiting, List<Alerts.Given> answered) {
        boolean passed = viewer.role() == Role.ZONE_MANAGER;
        return new Panel(
                "alerts",
                heading(waiting, passed),
                waiting.isEmpty() ? null : "Oldest first",
                Panel.Place.MAIN,
                5,
                new AlertsBody(
                        waiting.stream().map(alert -> row(alert, null)).toList(),
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
        var ownWords = Counts.of(own, "alert is", "alerts are") + " for you: no lead and no school can be told";
        return own == 0 ? lateWords : late == 0 ? ownWords : lateWords + ", " + ownWords;
    }

    private List<AlertsBody.Row> rows(List<Alerts.Given> answered, boolean ofToday) {
        return answered.stream()
                .filter(given -> Dates.on(given.at()).equals(today) == ofToday)
                .map(given -> row(given.alert(), given))
                .toList();
    }

    /// @param given what the viewer answered; null where the alert waits for that
    private AlertsBody.Row row(Alert alert, Alerts.@Nullable Given given) {
        var need = needs.get(alert.found());
        var box = AlertBox.of(alert, alerts, viewer, null, today);
        var to = alert.to();
        var lead = to.lead();
        int waited = alerts.waitedDays(alert);
        return new AlertsBody.Row(
                alert.person().value(),
                given == null ? box : box.given(),
                need == null ? "" : need.unit().name(),
                need == null ? "/people/" + alert.person() : NeedsMyDay.href(need),
                NeedsMyDay.who(named.get(alert.person().value()), today),
                alert.title(),
                need == null ? "" : "since " + Dates.day(need.course().since(), today),
                viewer.role() != Role.ZONE_MANAGER || to.nobody()
                        ? ""
                        : to.name() == null
                                ? "Whoever led the help"
                                : lead == null || to.setting() == null ? to.name() : lead + ", " + to.name(),
                viewer.role() != Role.ZONE_MANAGER || to.phone() == null ? "" : to.phone(),
                given != null
                        ? given.own().words()
                        : waited == 0 ? "today" : Counts.of(waited, "working day", "working days") + " ago",
                given == null ? "" : beside(given));
    }

    private static String beside(Alerts.Given given) {
        var standing = given.alert().answered();
        return given.stands() || standing == null
                ? ""
                : standing.by() + " answered first: "
                        + NeedWords.lower(standing.reply().words()) + ". Yours is kept beside that.";
    }
}
