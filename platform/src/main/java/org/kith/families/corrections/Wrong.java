package org.kith.families.corrections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.site.forms.Mistake;

/// What somebody says is wrong in a source's word, and how they know, as they typed it.
///
/// @param twoPeople whether it is no source's word, but that two people are taken for one
public record Wrong(String what, String how, boolean twoPeople) {

    private static final int LONGEST = 2000;

    public Wrong(String what, String how) {
        this(what, how, false);
    }

    public Wrong {
        what = what.strip();
        how = how.strip();
    }

    /// What must be put right first, in the fields `wrong` and `how`.
    public List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        if (what.isEmpty()) {
            mistakes.add(new Mistake("wrong", "Say what is wrong, in a few words"));
        }
        tooLong("wrong", what).ifPresent(mistakes::add);
        if (how.isEmpty()) {
            mistakes.add(new Mistake("how", "Say how you know, in a few words"));
        }
        tooLong("how", how).ifPresent(mistakes::add);
        return mistakes;
    }

    /// Of any words about a correction.
    public static Optional<Mistake> tooLong(String field, String words) {
        return words.length() > LONGEST
                ? Optional.of(new Mistake(field, "Say it in 2,000 letters or fewer"))
                : Optional.empty();
    }
}
