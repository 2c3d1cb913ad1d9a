package org.kith.access.web;

import org.kith.site.Page;

/// The oldest of what waits, on the officer's day.
record ReviewsWaiting(ReviewRows rows) implements Page {}
