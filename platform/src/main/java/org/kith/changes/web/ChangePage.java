package org.kith.changes.web;

import java.util.ArrayList;
import java.util.List;
import org.kith.changes.Proposal;
import org.kith.changes.Reach;
import org.kith.changes.Reach.Moved;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// One change: which files, and whom it would reach.
record ChangePage(Proposal proposal) implements Page {

    Reach reach() {
        return proposal.reach();
    }

    boolean reachesNobody() {
        return reach().rules().isEmpty()
                && reach().sources().isEmpty()
                && reach().kinds().isEmpty()
                && reach().roles().isEmpty();
    }

    /// The reach in a sentence or two.
    static String sentence(Reach reach) {
        var words = new ArrayList<String>();
        if (!reach.rules().isEmpty()) {
            words.add(Counts.of(reach.rules().size(), "rule of need", "rules of need") + " would change.");
        }
        if (reach.more().users() > 0) {
            words.add(Counts.of(reach.more().users(), "more user", "more users") + " would see "
                    + Counts.roughly(reach.more().records(), "no record", "records") + ".");
        }
        if (reach.fewer().users() > 0) {
            words.add(Counts.of(reach.fewer().users(), "user", "users") + " would no longer see "
                    + Counts.roughly(reach.fewer().records(), "any record", "records") + ".");
        }
        if (words.isEmpty()) {
            words.add(
                    reach.kinds().isEmpty() && reach.roles().isEmpty()
                            ? "Nobody would enter or leave a need, and nobody would see more or fewer records."
                            : "What roles may do would change.");
        }
        return String.join(" ", words);
    }

    static String people(long rough) {
        return Counts.roughly(rough, "nobody", "people");
    }

    static String moved(Moved moved) {
        return people(moved.enter()) + " would enter, " + people(moved.leave()) + " would leave";
    }

    static String words(Reach.OfSight sight, String what) {
        return Reach.words(sight, what);
    }

    /// "3 files: needs/first-offence.sql and 2 others"
    static String what(Proposal proposal) {
        var files = proposal.reach().files();
        return files.isEmpty()
                ? "No file"
                : files.getFirst().path()
                        + (files.size() == 1 ? "" : " and " + Counts.of(files.size() - 1, "other file", "other files"));
    }

    static String when(Proposal proposal) {
        var decided = proposal.decided();
        return decided == null ? "" : Dates.brief(Dates.on(decided.at()));
    }

    static String outcome(Proposal proposal) {
        var decided = proposal.decided();
        return switch (proposal.state()) {
            case WAITING -> "waits";
            case PUBLISHED -> "published by " + (decided == null ? "" : decided.by());
            case DROPPED -> "dropped by " + (decided == null ? "" : decided.by());
            case REPLACED -> "proposed anew since";
        };
    }

    String heading() {
        return switch (proposal.state()) {
            case WAITING -> "A change that waits";
            case PUBLISHED -> "A change that is in force";
            case DROPPED -> "A change that was dropped";
            case REPLACED -> "A change that was proposed anew";
        };
    }

    static List<Reach.Part> parts(Reach.OfRule rule, boolean zones) {
        return zones ? rule.zones() : rule.groups();
    }
}
