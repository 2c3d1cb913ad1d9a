package org.kith.matching.web;

import java.util.List;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.matching.answers.Pairs;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.springframework.stereotype.Component;

/// Tells analysts on *my day* how many pairs wait.
@Component
class PairMyDay implements MyDayPanels {

    private final Pairs pairs;

    PairMyDay(Pairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (viewer.role() != Role.ANALYST) {
            return List.of();
        }
        int waiting = pairs.waiting(viewer);
        return List.of(new Panel(
                "pairs",
                waiting == 0
                        ? "No doubtful pair waits for you"
                        : Counts.of(
                                waiting, "doubtful pair waits for your answer", "doubtful pairs wait for your answer"),
                waiting == 0 ? null : "As of the last run",
                Panel.Place.MAIN,
                30,
                new WaitingBody(waiting)));
    }
}
