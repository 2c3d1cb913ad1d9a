package org.kith.access.reviews.web;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.Names;
import org.kith.access.reviews.Review;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;

/// Reviews with the names of the people they are about.
record ReviewRows(List<Review> reviews, Map<UUID, String> names) {

    private static final int MOST_NAMES = 3;
    private static final int MOST_LOOKED_UP = 20;

    static ReviewRows of(List<Review> reviews, ObjectProvider<Names> known) {
        var people = new HashSet<UUID>();
        reviews.forEach(review -> review.people().stream().limit(MOST_LOOKED_UP).forEach(people::add));
        return new ReviewRows(
                List.copyOf(reviews),
                Map.copyOf(known.orderedStream()
                        .findFirst()
                        .map(each -> each.names(people))
                        .orElseGet(Map::of)));
    }

    boolean isEmpty() {
        return reviews.isEmpty();
    }

    /// Whom a page with these rows names: of each review the first few.
    Set<UUID> named() {
        return reviews.stream().flatMap(this::called).collect(Collectors.toSet());
    }

    private Stream<UUID> called(Review review) {
        return review.people().stream().filter(names::containsKey).limit(MOST_NAMES);
    }

    /// "Ann Lee, Bob Lee, Cat Lee and 4 others"
    String about(Review review) {
        if (review.people().isEmpty()) {
            return "nobody in particular";
        }
        var known = called(review).map(names::get).toList();
        int others = review.people().size() - known.size();
        if (known.isEmpty()) {
            return Counts.of(others, "person", "people");
        }
        var more = others == 0 ? Stream.<String>of() : Stream.of(Counts.of(others, "other", "others"));
        return Counts.list(Stream.concat(known.stream(), more).toList());
    }

    /// "26 Nov 2026, 13:05"
    static String when(Instant at) {
        var here = at.atZone(Dates.HERE);
        return Dates.brief(here.toLocalDate()) + ", " + Dates.clock(here.toLocalTime());
    }
}
