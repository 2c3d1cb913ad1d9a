package org.kith.matching.web;

import java.util.List;
import org.kith.matching.answers.Judgement;
import org.kith.matching.answers.Pair;
import org.kith.matching.answers.PastDecisions;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;

/// One decision, and what undoing it would move.
///
/// @param otherwise whether it was to be undone, and that does something else than was shown
record DecisionPage(PastDecisions.Opened opened, List<Mistake> mistakes, String why, boolean otherwise)
        implements FormPage {

    DecisionPage {
        mistakes = List.copyOf(mistakes);
    }

    PastDecisions.Past past() {
        return opened.past();
    }

    /// Whether it is decided that the records are two people's, and they stand for one still.
    boolean stillTogether() {
        return past().answer() == Judgement.TWO
                && past().stands()
                && opened.about().size() > 1
                && opened.about().stream()
                                .map(Pair.Described::person)
                                .distinct()
                                .count()
                        == 1;
    }

    String whoSawWhat() {
        return opened.afresh()
                ? "Asked afresh: what was said of it before could be read"
                : "None of them saw what the others said";
    }

    /// What happens to the pair once nothing is decided of it any more.
    String afterwards() {
        return "Later runs may join them " + (past().answer() == Judgement.ONE ? "again " : "")
                + "where what the sources say is sure enough; otherwise the pair is asked about again.";
    }
}
