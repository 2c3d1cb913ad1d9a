package org.kith.families.refuges.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.families.refuges.EndedRefuge;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Who is shielded though no source tells of a stay in a refuge any more, and what was said of others before.
record ShieldsPage(List<EndedRefuge> asked, List<EndedRefuge> answered, LocalDate today) implements Page {

    static final String ORDER = "Over longest first";

    ShieldsPage {
        asked = List.copyOf(asked);
        answered = List.copyOf(answered);
    }

    String heading() {
        return asked.isEmpty() ? "Nobody waits for your word" : Counts.of(asked.size(), "shield waits", "shields wait");
    }

    /// "over since 3 October", or that its source tells of none.
    static String over(EndedRefuge refuge, LocalDate today) {
        var over = refuge.overSince();
        return over == null ? "its source tells of no stay any more" : "over since " + Dates.day(over, today);
    }

    /// "Homelessness and Social care"
    static String sources(EndedRefuge refuge) {
        return Counts.list(refuge.shielded().stream()
                .map(EndedRefuge.Shielded::title)
                .distinct()
                .toList());
    }

    /// How somebody stands who was answered about.
    static String stands(EndedRefuge refuge) {
        return switch (refuge.state()) {
            case STANDS -> "Shielded: a source asks for it";
            case ASKED -> "Shielded: waits for your word again";
            case ANSWERED -> refuge.answers().getFirst().lifts() ? "Lifted" : "Kept";
        };
    }
}
