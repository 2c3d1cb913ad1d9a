package org.kith.access.reviews.web;

import java.util.Arrays;
import java.util.List;
import org.kith.access.reviews.Review;
import org.kith.access.web.ReadingRows;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;

/// One opening by reason or odd reading, with the readings behind it, to be answered.
record ReviewPage(ReviewRows rows, ReadingRows readings, List<Mistake> mistakes, String outcome, String why)
        implements FormPage {

    Review review() {
        return rows.reviews().getFirst();
    }

    String about() {
        return rows.about(review());
    }

    static List<Option> options() {
        return Arrays.stream(Review.Outcome.values())
                .map(each -> new Option(each.word(), each.title()))
                .toList();
    }

    static List<Review.Outcome> outcomes() {
        return Arrays.asList(Review.Outcome.values());
    }
}
