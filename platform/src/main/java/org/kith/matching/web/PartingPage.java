package org.kith.matching.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.answers.Pair;
import org.kith.matching.answers.PastDecisions;
import org.kith.site.Page;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;

/// The records that stand for one person, of which some may be of somebody else.
///
/// @param gone ids of the records that were ticked
/// @param decided whether two people have just said that what is ticked is of somebody else
/// @param along what is known by them, once it may be decided
record PartingPage(
        UUID id,
        List<Pair.Described> records,
        List<Integer> gone,
        List<PastDecisions.Along> along,
        List<Mistake> mistakes,
        String why,
        boolean decided)
        implements Page {

    PartingPage {
        records = List.copyOf(records);
        gone = List.copyOf(gone);
        along = List.copyOf(along);
        mistakes = List.copyOf(mistakes);
    }

    @Override
    public int httpStatus() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    /// Whether the form is filled in and what it would do can be shown.
    boolean asksWhetherSure() {
        return !gone.isEmpty() && mistakes.isEmpty();
    }

    static String said(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? "not recorded" : value.toString();
    }

    /// By which a record is told from those beside it: "Ann Lee, Attendance", or "Attendance" where it has no name.
    static String called(Pair.Described record) {
        var name = record.called().name();
        return name.isBlank()
                ? record.told().source()
                : name + ", " + record.told().source();
    }

    static String born(Pair.Described record) {
        var born = record.called().bornOn();
        return born == null ? "not recorded" : Dates.day(born);
    }

    static String place(Pair.Described record) {
        var reached = record.reached();
        return reached.address() == null
                ? said(reached.postcode())
                : reached.address() + (reached.postcode() == null ? "" : ", " + reached.postcode());
    }
}
