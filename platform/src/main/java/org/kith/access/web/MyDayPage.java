package org.kith.access.web;

import java.time.LocalDateTime;
import java.util.List;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// The viewer's day, made of panels.
///
/// @param since when the viewer last looked, in words
record MyDayPage(String day, String since, List<Panel> panels) implements Page {

    private static final String FOR_PARENTS =
            "What the person who helps you has chosen to show you, and who looked at what is held about you.";

    MyDayPage {
        panels = List.copyOf(panels);
    }

    static MyDayPage of(Viewer viewer, LocalDateTime now, List<Panel> panels) {
        return new MyDayPage(
                Dates.weekday(now.toLocalDate(), now.toLocalDate()),
                viewer.role() == Role.PARENT ? FOR_PARENTS : scope(viewer) + since(viewer, now),
                panels);
    }

    /// "Whole county. ": at the head of the page a sentence, in the masthead part of one.
    private static String scope(Viewer viewer) {
        var scope = viewer.scope();
        return scope.isEmpty() ? "" : Words.capital(scope) + ". ";
    }

    private static String since(Viewer viewer, LocalDateTime now) {
        if (viewer.lastLookedAt() == null) {
            return "This is the first time that you are signed in. From the next time on, this page begins with what has changed"
                    + " since.";
        }
        var last = viewer.lastLookedAt().atZone(Dates.HERE).toLocalDateTime();
        var day = last.toLocalDate().equals(now.toLocalDate())
                ? "earlier today"
                : "on " + Dates.weekday(last.toLocalDate(), now.toLocalDate());
        return "This is what has changed since you last looked, " + day + " at " + Dates.clock(last.toLocalTime())
                + ".";
    }
}
