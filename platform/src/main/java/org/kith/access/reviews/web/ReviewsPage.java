package org.kith.access.reviews.web;

import org.kith.access.reviews.Review;
import org.kith.site.Page;
import org.kith.site.Part;

/// The queue of openings by reason and odd readings, and what was found of those before.
///
/// @param answered those of the part that is shown
record ReviewsPage(ReviewRows waiting, ReviewRows answered, Part<Review> found) implements Page {}
