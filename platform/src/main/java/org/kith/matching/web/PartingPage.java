package org.kith.matching.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.matching.answers.Pair;
import org.kith.matching.answers.PastDecisions;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;

/// The records that stand for one person, of which some may be of somebody else.
///
/// @param gone ids of the records that were ticked
/// @param along what is known by them, once it may be decided
/// @param because why it is shown to somebody who did not ask to see it; null where they did
record PartingPage(
        UUID id,
        List<Pair.Described> records,
        List<Integer> gone,
        List<PastDecisions.Along> along,
        List<Mistake> mistakes,
        String why,
        @Nullable Because because)
        implements FormPage {

    enum Because {
        /// Two people have just said that what is ticked is of somebody else.
        DECIDED,
        /// It was to be parted, and is not what was shown.
        OTHERWISE
    }

    PartingPage {
        records = List.copyOf(records);
        gone = List.copyOf(gone);
        along = List.copyOf(along);
        mistakes = List.copyOf(mistakes);
    }

    /// Whether the form is filled in and what it would do can be shown.
    boolean asksWhetherSure() {
        return !gone.isEmpty() && mistakes.isEmpty();
    }

    /// A mark of what it shows that parting does: which records go and which stay, and what goes with them.
    String shown() {
        return Stream.of(
                        gone.stream().sorted(),
                        records.stream().map(Pair.Described::record).sorted(),
                        along.stream().map(each -> each.kind() + " " + each.facts()))
                .map(part -> part.map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
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
