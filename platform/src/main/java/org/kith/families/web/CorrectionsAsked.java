package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.families.corrections.OpenCorrection;
import org.kith.site.Page;

/// What the viewer asked, and how each stands: no names, which the page of each has.
record CorrectionsAsked(List<OpenCorrection> asked, LocalDate today) implements Page {

    CorrectionsAsked {
        asked = List.copyOf(asked);
    }
}
