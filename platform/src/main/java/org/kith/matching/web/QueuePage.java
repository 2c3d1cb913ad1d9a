package org.kith.matching.web;

import java.time.Instant;
import java.util.List;
import org.kith.matching.Band;
import org.kith.matching.answers.Pairs;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// The pairs that wait for the viewer, those that the viewer has answered, and those that nobody can tell.
///
/// @param count how many wait for the viewer
/// @param pairs those of them that are as chosen
/// @param after what became of the answer just given; empty where there was none
record QueuePage(
        int count,
        Choice choice,
        Part<Pairs.Waiting> pairs,
        Part<Pairs.Answered> answered,
        Part<Pairs.Undecided> undecided,
        PrecisionBody precision,
        String after)
        implements Page {

    /// What the viewer chose to see.
    record Choice(Pairs.Order order, Pairs.Beside beside) {}

    static String on(Instant at) {
        return Dates.day(Dates.on(at));
    }

    /// What the program held of a pair that the viewer has answered.
    static String held(Pairs.Answered pair) {
        if (pair.probability() == null) {
            return "did not ask: a person named them";
        }
        return pair.sure()
                ? "joined them by itself"
                : "about " + Math.round(pair.probability() * 100) + " in 100 are one person";
    }

    /// Whether some wait that the choice leaves out.
    boolean parted() {
        return choice.beside() != Pairs.Beside.EITHER;
    }

    String order() {
        return orders().get(choice.order() == Pairs.Order.GAP ? 1 : 0).words();
    }

    String pagesPath() {
        return "/pairs?order=" + Words.of(choice.order()) + "&beside=" + Words.of(choice.beside()) + "&page=";
    }

    static List<Option> orders() {
        return List.of(
                new Option(Words.of(Pairs.Order.HARDEST), "Hardest to call first"),
                new Option(Words.of(Pairs.Order.GAP), "Nearest next person first"));
    }

    static List<Option> besides() {
        return List.of(
                new Option(Words.of(Pairs.Beside.EITHER), "All pairs"),
                new Option(Words.of(Pairs.Beside.SOMEBODY), "Another person comes near"),
                new Option(Words.of(Pairs.Beside.NOBODY), "Nobody else comes near"));
    }

    static String gap(Pairs.Waiting pair) {
        if (pair.gap() == null) {
            return "no second candidate";
        }
        var ahead = PairPage.ahead(pair.gap());
        return pair.gap() < 0 && !PairPage.tied(pair.gap()) ? ahead + ", another fits better" : ahead;
    }

    static String fits(Band band) {
        return band == Band.MANY_MATCH ? "Another person fits as well" : "Nobody else fits as well";
    }
}
