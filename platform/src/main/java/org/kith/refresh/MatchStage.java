package org.kith.refresh;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.kith.matching.Match;

/// Finds which records are one person. They are read while indexes are made for the stage before.
final class MatchStage implements Stage {

    private static final String RECORDS = "records";
    private static final String LOOKED_AT = "looked at";

    private final Match match;
    private Match.@Nullable Ahead ahead;

    MatchStage(Match match) {
        this.match = match;
    }

    @Override
    public String name() {
        return "match";
    }

    @Override
    public void ahead() {
        ahead = match.ahead();
    }

    @Override
    public Made run(Progress progress, Runnable idle) {
        var read = ahead;
        ahead = null;
        var made = match.run(progress.begins(name(), -1, "descriptions"), read);
        var counts = new LinkedHashMap<String, Long>();
        counts.put(RECORDS, (long) made.records());
        counts.put(LOOKED_AT, (long) made.lookedAt());
        counts.put("people", (long) made.people());
        counts.put("moved", (long) made.moved());
        counts.put("doubtful pairs", (long) made.doubtful());
        counts.put("refused joins", (long) made.refused());
        return new Made(made.moved() + made.ended() > 0, counts, made.digest());
    }

    /// Says first how many of the records were looked at: a run that looks at few has little to do.
    @Override
    public String words(Made made) {
        var counts = new LinkedHashMap<>(made.counts());
        var looked = String.format("%,d of %,d records looked at", counts.remove(LOOKED_AT), counts.remove(RECORDS));
        return made.changed()
                ? looked + ", " + new Made(true, counts, made.digest()).words()
                : "nothing new, " + looked;
    }
}
