package org.kith.families.releases.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.kith.families.releases.ParentRelease;
import org.kith.families.releases.ParentReleaseOpening.Receiver;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// What each parent of a child is shown, for those who help.
///
/// @param family whether it stands on a family's page, and so says which child
record ReceiversBody(List<Receiver> receivers, boolean family, LocalDate today) implements Page {

    ReceiversBody {
        receivers = List.copyOf(receivers);
    }

    String heading(Receiver receiver) {
        var parent = receiver.parent().name();
        return family ? receiver.child().called() + ": " + parent : parent;
    }

    /// "Sees School and Who is helping as it was on 26 November, until 26 February 2027. Tom Adeyemi released it."
    String state(Receiver receiver) {
        var release = receiver.release();
        if (release == null) {
            return "Sees nothing here yet.";
        }
        var given = release.given();
        var on = Dates.day(Dates.on(given.at()), today);
        var until = Dates.day(given.untilOn(), today);
        return switch (release.state()) {
            case SHOWN ->
                "Sees " + ReleasesPage.topics(release) + " as it was on " + on + ", until " + until + ". "
                        + given.name() + " released it.";
            case SILENT ->
                given.name() + " released " + ReleasesPage.topics(release) + " on " + on
                        + ". Nothing of it is shown now.";
            case RAN_OUT -> "What " + given.name() + " released ran out on " + until + ". Sees nothing here now.";
            case TAKEN_BACK, REPLACED -> "Sees nothing here now.";
        };
    }

    static boolean stands(Receiver receiver) {
        var release = receiver.release();
        return release != null && release.stands();
    }

    /// The release that can be taken back.
    static String id(Receiver receiver) {
        ParentRelease release = receiver.release();
        return release == null ? "" : release.id().toString();
    }

    /// Those to whom something is, was or can be shown.
    List<Receiver> open() {
        return receivers.stream()
                .filter(receiver -> receiver.receives() || receiver.release() != null)
                .toList();
    }

    /// Parents of whom there is no more to say than that nothing can be shown to them: "Dean Hart", or "Dean Hart
    /// (about Ellie)" where it is so of one child of several.
    String others() {
        var children = new LinkedHashMap<String, List<String>>();
        receivers.stream()
                .filter(receiver -> !receiver.receives() && receiver.release() == null)
                .forEach(receiver -> children.computeIfAbsent(receiver.parent().name(), _ -> new ArrayList<>())
                        .add(receiver.child().called()));
        long all = receivers.stream().map(Receiver::child).distinct().count();
        return Counts.list(children.entrySet().stream()
                .map(each -> each.getKey()
                        + (each.getValue().size() == all ? "" : " (about " + Counts.list(each.getValue()) + ")"))
                .toList());
    }

    boolean someReceiveNothing() {
        return receivers.stream().anyMatch(receiver -> !receiver.receives());
    }
}
