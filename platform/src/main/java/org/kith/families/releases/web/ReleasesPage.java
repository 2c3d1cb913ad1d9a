package org.kith.families.releases.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kith.families.releases.ParentRelease;
import org.kith.families.releases.Topic;
import org.kith.matching.PersonId;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Every release to a parent, without what was released.
///
/// @param more whether there may be older ones than these
record ReleasesPage(List<ParentRelease> releases, Map<UUID, String> names, boolean more, LocalDate today)
        implements Page {

    ReleasesPage {
        releases = List.copyOf(releases);
        names = Map.copyOf(names);
    }

    String heading() {
        long standing = releases.stream().filter(ParentRelease::stands).count();
        return standing == 0 ? "None stands today" : Counts.of(standing, "stands", "stand") + " today";
    }

    String name(PersonId person) {
        return names.getOrDefault(person.value(), "Somebody who is no longer described");
    }

    /// "School, Days at school and Who is helping"
    static String topics(ParentRelease release) {
        return Counts.list(release.topics().stream().map(Topic::words).toList());
    }

    String on(Instant at) {
        return Dates.brief(Dates.on(at), today);
    }

    /// How it stands, in words.
    String state(ParentRelease release) {
        var until = Dates.brief(release.given().untilOn(), today);
        var ended = release.ended();
        return switch (release.state()) {
            case SHOWN -> "Shown until " + until;
            case SILENT -> "Stands until " + until + "; nothing of it is shown now";
            case RAN_OUT -> "Ran out on " + until;
            case TAKEN_BACK -> ended == null ? "Taken back" : "Taken back by " + ended.name() + ", " + on(ended.at());
            case REPLACED -> ended == null ? "Replaced" : "Another took its place, " + on(ended.at());
        };
    }
}
