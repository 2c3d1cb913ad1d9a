package org.kith.access.reviews.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kith.access.Names;
import org.kith.access.reviews.Review;
import org.kith.access.web.AboutPeople;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;

/// Reviews with the names of the people they are about.
record ReviewRows(List<Review> reviews, AboutPeople people) {

    static ReviewRows of(List<Review> reviews, ObjectProvider<Names> known) {
        return new ReviewRows(
                List.copyOf(reviews), AboutPeople.of(reviews.stream().map(Review::people), known));
    }

    boolean isEmpty() {
        return reviews.isEmpty();
    }

    /// Whom a page with these rows names: of each review the first few.
    Set<UUID> named() {
        return people.named(reviews.stream().map(Review::people));
    }

    /// Whom a review is about.
    String about(Review review) {
        return people.words(review.people());
    }

    /// "26 Nov 2026, 13:05"
    static String when(Instant at) {
        var here = at.atZone(Dates.HERE);
        return Dates.brief(here.toLocalDate()) + ", " + Dates.clock(here.toLocalTime());
    }
}
