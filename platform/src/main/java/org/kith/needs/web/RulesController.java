package org.kith.needs.web;

import java.time.InstantSource;
import java.util.List;
import org.kith.needs.rules.PublishedRules;
import org.kith.site.Page;
import org.kith.site.words.Dates;
import org.kith.strategy.OutcomeSet;
import org.kith.strategy.Strategies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Shows everyone the rules in force, made from what runs.
@Controller
class RulesController {

    private final PublishedRules rules;
    private final Strategies strategies;
    private final InstantSource clock;

    RulesController(PublishedRules rules, Strategies strategies, InstantSource clock) {
        this.rules = rules;
        this.strategies = strategies;
        this.clock = clock;
    }

    @GetMapping("/rules")
    Page rules() {
        var today = Dates.today(clock);
        return RulesPage.of(
                strategies.outcomes().inForce(today).map(OutcomeSet::outcomes).orElse(List.of()),
                rules.inForce(),
                rules.switchedOff(),
                rules.changed(),
                rules::versions,
                rules.sourceTitles(),
                today);
    }
}
