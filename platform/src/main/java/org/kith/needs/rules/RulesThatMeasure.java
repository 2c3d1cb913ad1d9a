package org.kith.needs.rules;

import java.util.List;
import java.util.stream.Stream;
import org.kith.strategy.Measure;
import org.kith.strategy.Measuring;
import org.springframework.stereotype.Component;

/// Tells the strategy which rules of need speak of which outcome.
@Component
public final class RulesThatMeasure implements Measuring {

    private final PublishedRules rules;

    RulesThatMeasure(PublishedRules rules) {
        this.rules = rules;
    }

    @Override
    public List<Measure> measures() {
        return Stream.concat(rules.inForce().stream(), rules.switchedOff().stream())
                .map(published -> measure(published.rule()))
                .toList();
    }

    /// A rule as the strategy sees it.
    public static Measure measure(Rule rule) {
        return new Measure(
                rule.name(),
                rule.words().title(),
                rule.words().rule(),
                rule.words().outcome(),
                rule.offWhy());
    }
}
