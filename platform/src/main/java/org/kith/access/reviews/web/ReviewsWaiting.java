package org.kith.access.reviews.web;

import java.util.Set;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.site.Page;

/// The oldest of what waits, on the officer's day.
record ReviewsWaiting(ReviewRows rows) implements Page, MyDayPanels.Naming {

    @Override
    public Set<UUID> named() {
        return rows.named();
    }
}
