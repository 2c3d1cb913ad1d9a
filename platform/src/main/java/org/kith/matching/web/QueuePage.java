package org.kith.matching.web;

import java.util.List;
import org.kith.matching.Band;
import org.kith.matching.Pairs;
import org.kith.site.Page;

/// The pairs that wait.
record QueuePage(int count, List<Pairs.Waiting> pairs) implements Page {

    static long hundredths(Pairs.Waiting pair) {
        return Math.round(pair.probability() * 100);
    }

    static String fits(Pairs.Waiting pair) {
        return pair.band() == Band.MANY_MATCH ? "Another person fits as well" : "Nobody else fits as well";
    }
}
