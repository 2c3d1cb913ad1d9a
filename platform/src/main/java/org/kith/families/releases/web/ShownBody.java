package org.kith.families.releases.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.families.releases.ParentReleaseOpening.ShownToParent;
import org.kith.families.releases.ReleasedLine;
import org.kith.families.releases.Topic;
import org.kith.site.Page;
import org.kith.site.words.Dates;

/// What a parent is shown about one child: by whom, since when, what, and what they said is wrong in it.
record ShownBody(ShownToParent shown, LocalDate today) implements Page {

    List<ReleasedLine> of(Topic topic) {
        return shown.lines().stream().filter(line -> line.topic() == topic).toList();
    }

    /// The day whose words these are.
    String on() {
        var release = shown.release();
        return release == null ? "" : Dates.day(Dates.on(release.given().at()), today);
    }

    boolean someChanged() {
        return shown.lines().stream().anyMatch(ReleasedLine::changed);
    }
}
