package org.kith.needs.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;

/// Asks which fact behind a need is wrong, so that it goes to whoever recorded it. What was said of the
/// need is kept by then.
///
/// @param facts what the need rests on, of what the viewer may read; each by the number of a fact
/// @param back the page that they came from
record NeedFactPage(
        String title,
        String who,
        String person,
        String rule,
        @Nullable String family,
        String back,
        List<Option> facts,
        String fact,
        String wrong,
        String how,
        List<Mistake> mistakes)
        implements FormPage {

    NeedFactPage {
        facts = List.copyOf(facts);
        mistakes = List.copyOf(mistakes);
    }
}
