package org.kith.needs.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;
import org.kith.needs.Alert;
import org.kith.needs.Alerts;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// An alert beside its need: what waits, or what was answered.
///
/// @param words "Told to Lucy Carter, Nothe Reach Academy, on 20 November."
/// @param waits the viewer is to answer
/// @param undo the viewer has answered and may take it back
/// @param family the page to come back to; null for the person's
record AlertBox(
        UUID id,
        String words,
        boolean waits,
        boolean undo,
        @Nullable String family) {

    static AlertBox of(Alert alert, Alerts alerts, Viewer viewer, @Nullable String family, LocalDate today) {
        var answered = alert.answered();
        var words = told(alert, today);
        if (answered != null) {
            words += " " + answered.by() + " answered: "
                    + NeedWords.lower(answered.reply().words()) + ".";
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

    /// The same for whoever is known to have answered, also where somebody else's answer stands.
    AlertBox given() {
        return new AlertBox(id, words, false, true, family);
    }

    /// "Told to Tom Adeyemi on 20 November."
    private static String told(Alert alert, LocalDate today) {
        var to = alert.to();
        if (to.nobody()) {
            return "For the zone’s manager since " + Dates.day(alert.raisedOn(), today)
                    + ", where they may know of it: no lead and no school can be told.";
        }
        var lead = to.lead();
        var name = to.name() == null
                ? "whoever led the help"
                : lead == null || to.setting() == null ? to.name() : lead + ", " + to.name();
        return "Told to " + name + " on " + Dates.day(alert.raisedOn(), today) + ".";
    }
}
