package org.kith.families.corrections.web;

import java.util.ArrayList;
import java.util.List;
import org.kith.families.corrections.Corrections;
import org.kith.site.Page;
import org.kith.site.forms.Option;
import org.kith.site.words.Counts;

/// The register of corrections, for whoever follows them.
///
/// @param show which are shown: `open`, `waiting`, `sent` or `answered`
/// @param more whether there are others than these
record CorrectionsPage(CorrectionRows rows, Corrections.Tally tally, String show, boolean more) implements Page {

    static final List<Option> CHOICES = List.of(
            new Option("open", "All that are open"),
            new Option("waiting", "Waiting to be sent"),
            new Option("sent", "With the controller"),
            new Option("answered", "Answered or taken back"));

    /// "2 wait to be sent and 1 is with its controller. 1 answer is overdue."
    String sentence() {
        var open = new ArrayList<String>();
        if (tally.waiting() > 0) {
            open.add(Counts.of(tally.waiting(), "waits", "wait") + " to be sent");
        }
        if (tally.sent() > 0) {
            open.add(Counts.of(tally.sent(), "is with its controller", "are with their controllers"));
        }
        return open.isEmpty() ? "No answer is owed today." : Counts.list(open) + ". " + overdue(tally) + ".";
    }

    static String overdue(Corrections.Tally tally) {
        return tally.overdue() == 0
                ? "No answer is overdue"
                : Counts.of(tally.overdue(), "answer is", "answers are") + " overdue";
    }

    boolean closed() {
        return show.equals("answered");
    }

    String heading() {
        int many = rows.corrections().size();
        return rows.isEmpty()
                ? "None of these"
                : more
                        ? "The first " + Counts.of(many, "correction", "corrections")
                        : Counts.of(many, "correction", "corrections");
    }

    String basis() {
        return closed() ? "The newest answer first" : "What waits first, the oldest first";
    }
}
