package org.kith.refresh;

import java.util.LinkedHashMap;
import org.kith.matching.Match;

/// Finds which records are one person.
record MatchStage(Match match) implements Stage {

    @Override
    public String name() {
        return "match";
    }

    @Override
    public Made run(Progress progress) {
        var made = match.run(progress.begins(name(), -1, "descriptions"));
        var counts = new LinkedHashMap<String, Long>();
        counts.put("records", (long) made.records());
        counts.put("people", (long) made.people());
        counts.put("moved", (long) made.moved());
        counts.put("doubtful pairs", (long) made.doubtful());
        counts.put("refused joins", (long) made.refused());
        return new Made(made.moved() + made.ended() > 0, counts, made.digest());
    }
}
