package org.kith.refresh;

import java.util.LinkedHashMap;
import org.kith.families.YearsAtSchool;
import org.kith.needs.runs.FindNeeds;

/// Runs the rules and keeps which needs are new, go on and ended.
record NeedsStage(FindNeeds needs, YearsAtSchool years) implements Stage {

    @Override
    public String name() {
        return "needs";
    }

    /// Years at school are for the stage after: they rest on facts alone, and that has enough to do beside this one.
    @Override
    public void ahead() {
        if (needs.ahead()) {
            years.bringUpToDate();
        }
    }

    @Override
    public Made run(Progress progress, Underway underway) {
        var found = needs.run(progress.begins(name(), -1, "rules"), underway::idle);
        var counts = new LinkedHashMap<String, Long>();
        counts.put("rules", (long) found.rules());
        counts.put("needs", found.needs());
        counts.put("people", found.people());
        counts.put("new", found.changes().found());
        counts.put("changed", found.changes().changed());
        counts.put("ended", found.changes().ended());
        counts.put("not confirmed", found.unconfirmed());
        counts.put("alerts", found.alerts());
        return new Made(found.changed(), counts, found.digest());
    }
}
