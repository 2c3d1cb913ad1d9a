package org.kith.strategy.web;

import java.time.InstantSource;
import java.util.List;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.site.Panel;
import org.kith.site.words.Dates;
import org.kith.strategy.Measuring;
import org.kith.strategy.Strategies;
import org.springframework.stereotype.Component;

/// Tells board members on *my day* which outcomes something measures, and which nothing does.
@Component
class StrategyMyDay implements MyDayPanels {

    private final Strategies strategies;
    private final List<Measuring> measuring;
    private final InstantSource clock;

    StrategyMyDay(Strategies strategies, List<Measuring> measuring, InstantSource clock) {
        this.strategies = strategies;
        this.measuring = List.copyOf(measuring);
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (viewer.role() != Role.BOARD_MEMBER) {
            return List.of();
        }
        var today = Dates.today(clock);
        var measures =
                measuring.stream().flatMap(each -> each.measures().stream()).toList();
        return strategies.on(today, measures).stream()
                .map(all -> new Panel(
                        "outcomes",
                        OutcomesBody.sentence(all),
                        "By the rules in force on " + Dates.weekday(today, today),
                        Panel.Place.MAIN,
                        20,
                        new OutcomesBody(all)))
                .toList();
    }
}
