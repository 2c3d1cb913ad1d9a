package org.kith.families.sharing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.sharing.SharingDecision;
import org.kith.families.sharing.SharingDecisions.Show;
import org.kith.site.Page;
import org.kith.site.forms.Option;

/// A page of the register, without the name of anybody whom a decision is about.
///
/// @param older the last entry of this page, where there are older ones
record SharingRegister(
        List<SharingDecision> decisions,
        Show show,
        @Nullable Long older) implements Page {

    static final List<Option> CHOICES = List.of(
            new Option(Show.ALL.word(), "All decisions"),
            new Option(Show.SHARED.word(), "Shared"),
            new Option(Show.NOT_SHARED.word(), "Not shared"),
            new Option(Show.NOBODY_TOLD.word(), "Nobody was told"));

    SharingRegister {
        decisions = List.copyOf(decisions);
    }

    static SharingRegister of(List<SharingDecision> found, Show show, int most) {
        boolean more = found.size() > most;
        var shown = more ? found.subList(0, most) : found;
        return new SharingRegister(shown, show, more ? shown.getLast().id() : null);
    }

    String heading() {
        return CHOICES.stream()
                .filter(choice -> choice.value().equals(show.word()))
                .findFirst()
                .orElseThrow()
                .words();
    }
}
