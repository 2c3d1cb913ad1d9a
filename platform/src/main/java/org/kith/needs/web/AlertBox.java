package org.kith.needs.web;

import java.time.LocalDate;
import java.util.List;
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
/// @param others alerts of the same need of a home: one answer is to all of them
record AlertBox(
        UUID id,
        String words,
        boolean waits,
        boolean undo,
        @Nullable String family,
        List<UUID> others) {

    AlertBox {
        others = List.copyOf(others);
    }

    /// What two have in common that one box can stand for.
    record Likeness(String words, boolean waits, boolean undo) {}

    Likeness likeness() {
        return new Likeness(words, waits, undo);
    }

    /// One that stands for several alike.
    static AlertBox together(List<AlertBox> alike) {
        var first = alike.getFirst();
        return new AlertBox(
                first.id(),
                first.words(),
                first.waits(),
                first.undo(),
                first.family(),
                alike.stream().skip(1).map(AlertBox::id).toList());
    }

    /// The same, saying of whom it is.
    AlertBox of(String names) {
        return new AlertBox(id, names + ": " + NeedWords.lower(words), waits, undo, family, others);
    }

    /// @param places whether the viewer may know where the child goes to school and lives
    static AlertBox of(
            Alert alert, Alerts alerts, Viewer viewer, boolean places, @Nullable String family, LocalDate today) {
        var answered = alert.answered();
        var words = told(alert, places || isAt(alert.to().setting(), viewer), today);
        boolean own = answered != null && viewer.id().equals(answered.account());
        if (answered != null) {
            boolean named = places || own;
            words += (named ? " " + answered.by() + " answered: " : " It was answered: ")
                    + NeedWords.lower(answered.reply().words()) + ".";
        } else if (alerts.isLate(alert)) {
            words += " No answer for " + Counts.of(alerts.waitedDays(alert), "working day", "working days") + ".";
        }
        return new AlertBox(alert.id(), words, answered == null && alerts.isFor(alert, viewer), own, family, List.of());
    }

    /// The same for whoever is known to have answered, also where somebody else's answer stands.
    AlertBox given() {
        return new AlertBox(id, words, false, true, family, others);
    }

    private static boolean isAt(@Nullable String setting, Viewer viewer) {
        return viewer.settingCode().map(own -> own.equals(setting)).orElse(false);
    }

    /// "Told to Tom Adeyemi on 20 November."
    private static String told(Alert alert, boolean places, LocalDate today) {
        var to = alert.to();
        if (to.nobody()) {
            return "For the zone’s manager since " + Dates.day(alert.raisedOn(), today)
                    + ", where they may know of it: no lead and no school can be told.";
        }
        var lead = to.lead();
        var name = to.setting() != null && !places
                ? "their school"
                : to.name() == null
                        ? "whoever led the help"
                        : lead == null || to.setting() == null ? to.name() : lead + ", " + to.name();
        return "Told to " + name + " on " + Dates.day(alert.raisedOn(), today) + ".";
    }
}
