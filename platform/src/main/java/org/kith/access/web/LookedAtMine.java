package org.kith.access.web;

import java.util.Set;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.site.Page;

/// Who looked, for the person it was about.
record LookedAtMine(ReadingRows rows) implements Page, MyDayPanels.Naming {

    @Override
    public Set<UUID> named() {
        return rows.named();
    }
}
