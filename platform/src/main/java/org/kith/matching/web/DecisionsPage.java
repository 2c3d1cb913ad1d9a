package org.kith.matching.web;

import org.kith.matching.answers.Judgement;
import org.kith.matching.answers.PastDecisions;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.words.Dates;

/// What people decided about who is who, newest first.
record DecisionsPage(Part<PastDecisions.Past> decisions) implements Page {

    static String words(PastDecisions.Past past) {
        return past.answer() == Judgement.TWO && past.records().size() > 2 ? "Parted" : words(past.answer());
    }

    static String words(Judgement answer) {
        return switch (answer) {
            case ONE -> "One person";
            case TWO -> "Two people";
            case ASK -> "Cannot be told";
        };
    }

    static String on(PastDecisions.Past past) {
        return Dates.day(Dates.on(past.made().at()));
    }
}
