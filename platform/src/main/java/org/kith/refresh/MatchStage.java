package org.kith.refresh;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.kith.matching.runs.Match;

/// Finds which records are one person. What the run before kept is read while files are taken in, and the rest while
/// indexes are made for them.
final class MatchStage implements Stage {

    private static final String RECORDS = "records";
    private static final String LOOKED_AT = "looked at";

    private final Match match;
    private Match.@Nullable Remembered remembered;
    private Match.@Nullable Ahead ahead;

    MatchStage(Match match) {
        this.match = match;
    }

    @Override
    public String name() {
        return "match";
    }

    @Override
    public void remember() {
        remembered = match.remember();
    }

    @Override
    public void ahead() {
        var before = remembered;
        remembered = null;
        ahead = match.ahead(before);
    }

    @Override
    public Made run(Progress progress, Underway underway) {
        var read = ahead;
        ahead = null;
        var made = match.run(progress.begins(name(), -1, "descriptions"), underway::idle, read);
        var counts = new LinkedHashMap<String, Long>();
        counts.put(RECORDS, (long) made.records());
        counts.put(LOOKED_AT, (long) made.lookedAt());
        counts.put("people", (long) made.people());
        counts.put("moved", (long) made.moved());
        counts.put("doubtful pairs", (long) made.doubtful());
        counts.put("sure joins drawn to be checked", (long) match.drawnJoins());
        counts.put("refused joins", (long) made.refused());
        return new Made(made.moved() + made.ended() > 0, counts, made.digest());
    }

    /// Says first how many of the records were looked at: a run that looks at few has little to do.
    @Override
    public String words(Made made) {
        var counts = made.counts();
        var looked = String.format("%,d of %,d records looked at", counts.get(LOOKED_AT), counts.get(RECORDS));
        return made.wordsAfter(looked, LOOKED_AT, RECORDS);
    }
}
