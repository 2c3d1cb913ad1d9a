package org.kith.matching.web;

import java.time.Instant;
import java.util.List;
import org.kith.matching.Band;
import org.kith.matching.Pairs;
import org.kith.site.Dates;
import org.kith.site.Page;

/// The pairs that wait for the viewer, those that the viewer has answered, and those that nobody can tell.
///
/// @param after what became of the answer just given; empty where there was none
record QueuePage(
        int count,
        List<Pairs.Waiting> pairs,
        List<Pairs.Answered> answered,
        List<Pairs.Undecided> undecided,
        PrecisionBody precision,
        String after)
        implements Page {

    QueuePage {
        pairs = List.copyOf(pairs);
        answered = List.copyOf(answered);
        undecided = List.copyOf(undecided);
    }

    static String on(Instant at) {
        return Dates.day(Dates.on(at));
    }

    static long hundredths(Pairs.Waiting pair) {
        return Math.round(pair.probability() * 100);
    }

    static String fits(Pairs.Waiting pair) {
        return fits(pair.band());
    }

    static String fits(Band band) {
        return band == Band.MANY_MATCH ? "Another person fits as well" : "Nobody else fits as well";
    }
}
