package org.kith.families.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.NotShown;
import org.kith.families.Person;
import org.kith.families.Records;
import org.kith.site.charts.Lanes;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// What each source could know of a person, as a picture and as a table.
///
/// @param lanes null where no source can be told of
record SourceCover(@Nullable Lanes lanes, List<Covered> covered, NotShown held) {

    record Covered(String source, String covers, String facts) {}

    static SourceCover of(Person person, List<Records.Cover> cover, NotShown held, LocalDate today) {
        return new SourceCover(lanes(person, cover, today), covered(cover, today), held);
    }

    private static @Nullable Lanes lanes(Person person, List<Records.Cover> cover, LocalDate today) {
        if (cover.isEmpty()) {
            return null;
        }
        var from = today.minusYears(5).withDayOfYear(1);
        return new Lanes(
                "lanes",
                "What each source covers for " + person.called(),
                from,
                today,
                cover.stream()
                        .sorted(Comparator.comparing(each -> !each.knows()))
                        .map(each -> new Lanes.Lane(
                                each.title(),
                                !each.knows()
                                        ? each.otherAges() == null ? "no record" : "out of age range"
                                        : each.newest() == null ? "" : Dates.age(each.newest(), today),
                                each.from(),
                                each.until(),
                                each.said()))
                        .toList());
    }

    private static List<Covered> covered(List<Records.Cover> cover, LocalDate today) {
        return cover.stream()
                .sorted(Comparator.comparing(each -> !each.knows()))
                .map(each -> new Covered(
                        each.title(),
                        each.otherAges() != null
                                ? "Ages " + each.otherAges()
                                : each.from() == null || each.until() == null
                                        ? "not said"
                                        : Dates.month(each.from()) + " to " + Dates.brief(each.until(), today),
                        !each.knows()
                                ? each.otherAges() == null ? "No record is matched to this person" : "Out of age range"
                                : each.said().isEmpty()
                                        ? "A record, no dated facts"
                                        : Counts.of(each.said().size(), "day with facts", "days with facts")))
                .toList();
    }
}
