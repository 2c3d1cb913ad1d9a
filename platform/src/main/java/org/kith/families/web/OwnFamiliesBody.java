package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.families.Families;
import org.kith.site.Page;

/// A practitioner's own families, those with news first.
record OwnFamiliesBody(List<Families.Mine> families, LocalDate today) implements Page, MyDayPanels.Naming {

    @Override
    public List<UUID> named() {
        return families.stream().flatMap(family -> family.named().stream()).toList();
    }
}
