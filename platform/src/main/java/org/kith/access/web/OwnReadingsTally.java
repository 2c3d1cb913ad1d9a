package org.kith.access.web;

import java.util.ArrayList;
import org.kith.access.Readings;
import org.kith.site.Page;
import org.kith.site.words.Counts;

/// How often somebody looked at what, in a sentence.
record OwnReadingsTally(Readings.Tally tally) implements Page {

    boolean none() {
        return tally.pages() + tally.searches() + tally.exports() == 0;
    }

    String sentence() {
        var done = new ArrayList<String>();
        if (tally.pages() > 0) {
            done.add("opened " + Counts.of(tally.pages(), "page", "pages") + " about "
                    + Counts.of(tally.people(), "person", "people") + reasons());
        }
        if (tally.searches() > 0) {
            done.add("met people in " + Counts.of(tally.searches(), "search or list", "searches or lists"));
        }
        if (tally.exports() > 0) {
            done.add("took away " + Counts.of(tally.exports(), "file", "files"));
        }
        return "You " + Counts.list(done) + ".";
    }

    private String reasons() {
        return tally.withReason() == 0 ? "" : " (" + Counts.number(tally.withReason()) + " by giving a reason)";
    }
}
