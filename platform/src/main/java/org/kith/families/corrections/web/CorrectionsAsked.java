package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kith.access.MyDayPanels;
import org.kith.families.corrections.OpenCorrection;
import org.kith.site.Page;

/// What the viewer asked, and how each stands: no names but of a parent's children, which the page of each has.
public record CorrectionsAsked(List<OpenCorrection> asked, LocalDate today) implements Page, MyDayPanels.Naming {

    public CorrectionsAsked {
        asked = List.copyOf(asked);
    }

    @Override
    public Collection<UUID> named() {
        return asked.stream()
                .filter(each -> each.whom() != null)
                .map(each -> each.correction().person().value())
                .distinct()
                .toList();
    }
}
