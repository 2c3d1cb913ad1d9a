package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.families.corrections.OpenCorrection;
import org.kith.site.Page;

/// What the viewer asked, and how each stands: no names, which the page of each has.
public record CorrectionsAsked(List<OpenCorrection> asked, LocalDate today) implements Page {

    public CorrectionsAsked {
        asked = List.copyOf(asked);
    }
}
