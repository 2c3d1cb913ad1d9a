/// The governance officer's queue, the page of one review, and how many wait, on *my day*.
@NullMarked
package org.kith.access.reviews.web;

import org.jspecify.annotations.NullMarked;
