package org.kith.refresh;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.kith.families.build.FamilyBuild;

/// Describes people, homes and families. Homes are made while news is linked.
final class FamiliesStage implements Stage {

    private static final String PEOPLE = "people";
    private static final String LOOKED_AT = "looked at";

    private final FamilyBuild build;
    private FamilyBuild.@Nullable Ahead ahead;

    FamiliesStage(FamilyBuild build) {
        this.build = build;
    }

    @Override
    public String name() {
        return "families";
    }

    @Override
    public void ahead() {
        ahead = build.ahead();
    }

    @Override
    public Made run(Progress progress, Underway underway) {
        var homes = ahead;
        ahead = null;
        var made = build.run(progress.begins(name(), -1, "rows"), underway::idle, homes);
        var counts = new LinkedHashMap<String, Long>();
        counts.put(PEOPLE, (long) made.people());
        counts.put(LOOKED_AT, (long) made.lookedAt());
        counts.put("children", (long) made.children());
        counts.put("families", (long) made.families());
        counts.put("homes", (long) made.homes());
        counts.put("relationships", (long) made.relationships());
        counts.put("rows changed", made.changed());
        return new Made(made.changed() > 0, counts, made.digest());
    }

    /// Says first how many of the people were looked at: a run that looks at few has little to do.
    @Override
    public String words(Made made) {
        long lookedAt = made.counts().getOrDefault(LOOKED_AT, 0L);
        long people = made.counts().getOrDefault(PEOPLE, 0L);
        // Whoever is no longer there, or is sealed, is looked at too
        var looked = lookedAt >= people
                ? String.format("all %,d people looked at", people)
                : String.format("%,d of %,d people looked at", lookedAt, people);
        return made.wordsAfter(looked, LOOKED_AT, PEOPLE);
    }
}
