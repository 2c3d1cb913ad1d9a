package org.kith.families.corrections;

import java.util.ArrayList;
import java.util.List;
import org.kith.site.forms.Mistake;

/// What somebody says is wrong in a source's word, and how they know, as they typed it.
///
/// @param twoPeople whether it is no source's word, but that two people are taken for one
public record Wrong(String what, String how, boolean twoPeople) {

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
        Mistake.tooLong("wrong", what).ifPresent(mistakes::add);
        if (how.isEmpty()) {
            mistakes.add(new Mistake("how", "Say how you know, in a few words"));
        }
        Mistake.tooLong("how", how).ifPresent(mistakes::add);
        return mistakes;
    }
}
