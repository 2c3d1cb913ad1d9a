package org.kith.families.refuges.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kith.access.MyDayPanels;
import org.kith.families.refuges.EndedRefuge;
import org.kith.site.Page;

/// The first of the shields that wait for the officer's word, on their day.
record ShieldsWaiting(List<EndedRefuge> asked, LocalDate today) implements Page, MyDayPanels.Naming {

    ShieldsWaiting {
        asked = List.copyOf(asked);
    }

    @Override
    public Set<UUID> named() {
        return asked.stream().map(each -> each.person().value()).collect(Collectors.toSet());
    }
}
