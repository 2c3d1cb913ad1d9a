package org.kith.strategy.web;

import java.util.List;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.strategy.Measured;
import org.kith.strategy.Outcome;

/// The outcomes that the partnership works for, as ways to what stands behind each.
record OutcomesBody(Measured all) implements Page {

    /// Those that something measures.
    static List<Outcome> told(Measured all) {
        return all.outcomes().outcomes().stream()
                .filter(outcome -> !all.behind(outcome.code()).isEmpty())
                .toList();
    }

    /// "7 of 10 outcomes are measured"
    static String sentence(Measured all) {
        return Counts.number(told(all).size()) + " of "
                + Counts.of(all.outcomes().outcomes().size(), "outcome is", "outcomes are") + " measured";
    }

    List<Outcome> told() {
        return told(all);
    }

    List<Outcome> untold() {
        return all.outcomes().outcomes().stream()
                .filter(outcome -> all.behind(outcome.code()).isEmpty())
                .toList();
    }
}
