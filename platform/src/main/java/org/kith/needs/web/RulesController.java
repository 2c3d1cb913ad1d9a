package org.kith.needs.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.needs.rules.PublishedRules;
import org.kith.needs.rules.WhatWasPublished;
import org.kith.partners.Agreements;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.kith.strategy.Outcome;
import org.kith.strategy.OutcomeSet;
import org.kith.strategy.Strategies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows everyone the rules in force, made from what runs.
@Controller
class RulesController {

    private static final int CHANGES = 20;

    private final PublishedRules rules;
    private final WhatWasPublished published;
    private final Strategies strategies;
    private final Agreements agreements;
    private final InstantSource clock;

    RulesController(
            PublishedRules rules,
            WhatWasPublished published,
            Strategies strategies,
            Agreements agreements,
            InstantSource clock) {
        this.rules = rules;
        this.published = published;
        this.strategies = strategies;
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping("/rules")
    Page rules(@RequestParam(defaultValue = "1") int page) {
        var today = Dates.today(clock);
        return RulesPage.of(
                outcomes(today),
                rules.inForce(),
                rules.switchedOff(),
                Part.of(rules.changes(), page, CHANGES, from -> rules.changed(from, CHANGES)),
                rules::versions,
                published.changes(),
                rules.sourceTitles(),
                today);
    }

    @GetMapping("/rules/{name}")
    Page rule(@PathVariable String name) {
        var versions = rules.versions(name);
        if (versions.isEmpty()) {
            throw new NotHere();
        }
        var today = Dates.today(clock);
        var outcomes = outcomes(today).stream().collect(Collectors.toMap(Outcome::code, Outcome::title));
        return RulePage.of(versions, outcomes, rules.sourceTitles(), agreements.all(), today);
    }

    private List<Outcome> outcomes(LocalDate today) {
        return strategies.outcomes().inForce(today).map(OutcomeSet::outcomes).orElse(List.of());
    }
}
