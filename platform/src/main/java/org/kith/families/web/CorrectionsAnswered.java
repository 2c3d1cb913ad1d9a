package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.families.OpenCorrection;
import org.kith.site.Page;

/// Answers to what the viewer asked, on their day: no names, which the page of each has.
record CorrectionsAnswered(List<OpenCorrection> answered, LocalDate today) implements Page {

    CorrectionsAnswered {
        answered = List.copyOf(answered);
    }
}
