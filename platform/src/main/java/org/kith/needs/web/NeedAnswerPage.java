package org.kith.needs.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.Page;
import org.kith.site.forms.Mistake;

/// Asks again for the reason against a need, or for the first time where an alert was answered "It
/// is not so".
///
/// @param action where the answer goes
/// @param rule null where the answer is an alert's
/// @param back the page that they came from
record NeedAnswerPage(
        String title,
        String who,
        String action,
        @Nullable String rule,
        @Nullable String family,
        String from,
        String back,
        String kind,
        String why,
        List<Mistake> mistakes)
        implements Page {

    static final String KIND = "kind";
    static final String WHY = "why";

    NeedAnswerPage {
        mistakes = List.copyOf(mistakes);
    }

    @Override
    public int httpStatus() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
