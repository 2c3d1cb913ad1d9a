package org.kith.refresh;

import java.util.LinkedHashMap;
import org.kith.outcomes.MeasureRun;

/// Counts what profiles tell, with small numbers hidden.
record MeasuresStage(MeasureRun measures) implements Stage {

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public void ahead() {
        measures.ahead();
    }

    @Override
    public Made run(Progress progress, Underway underway) {
        progress.begins(name(), -1, "figures");
        var measured = measures.run();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("places", (long) measured.places());
        counts.put("measures", (long) measured.measures());
        counts.put("figures", measured.figures());
        counts.put("hidden", measured.hidden());
        return new Made(measured.changed(), counts, measured.digest());
    }
}
