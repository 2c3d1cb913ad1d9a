package org.kith.access.reviews.web;

import org.kith.site.Page;

/// The queue of openings by reason and odd readings, and what was found of those before.
record ReviewsPage(ReviewRows waiting, ReviewRows answered) implements Page {}
