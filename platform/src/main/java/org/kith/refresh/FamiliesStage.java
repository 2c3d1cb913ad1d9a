package org.kith.refresh;

import java.util.LinkedHashMap;
import org.kith.families.FamilyBuild;

/// Describes people, homes and families.
record FamiliesStage(FamilyBuild build) implements Stage {

    @Override
    public String name() {
        return "families";
    }

    @Override
    public Made run(Progress progress) {
        var made = build.run(progress.begins(name(), -1, "rows"));
        var counts = new LinkedHashMap<String, Long>();
        counts.put("people", (long) made.people());
        counts.put("children", (long) made.children());
        counts.put("families", (long) made.families());
        counts.put("homes", (long) made.homes());
        counts.put("relationships", (long) made.relationships());
        counts.put("rows changed", made.changed());
        return new Made(made.changed() > 0, counts, made.digest());
    }
}
