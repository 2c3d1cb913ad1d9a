package org.kith.access.web;

import org.kith.access.Readings;
import org.kith.site.Counts;
import org.kith.site.Page;

/// How often somebody looked at what, in a sentence.
record OwnReadingsTally(Readings.Tally tally) implements Page {

    boolean none() {
        return tally.pages() + tally.searches() + tally.exports() == 0;
    }

    String sentence() {
        return "You opened " + Counts.of(tally.pages(), "page", "pages") + " about "
                + Counts.of(tally.people(), "person", "people") + reasons() + ", searched "
                + Counts.of(tally.searches(), "time", "times") + " and took away "
                + Counts.of(tally.exports(), "file", "files") + ".";
    }

    private String reasons() {
        return tally.withReason() == 0 ? "" : ", " + Counts.number(tally.withReason()) + " of them by giving a reason";
    }
}
