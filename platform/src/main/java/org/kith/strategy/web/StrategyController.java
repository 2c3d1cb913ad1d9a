package org.kith.strategy.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.site.Page;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Dates;
import org.kith.strategy.Measuring;
import org.kith.strategy.Strategies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The strategy in force, and the versions before it.
@Controller
class StrategyController implements WayIn {

    private final Access access;
    private final Strategies strategies;
    private final List<Measuring> measuring;
    private final InstantSource clock;

    StrategyController(Access access, Strategies strategies, List<Measuring> measuring, InstantSource clock) {
        this.access = access;
        this.strategies = strategies;
        this.measuring = List.copyOf(measuring);
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(80, "/strategy", "Strategy");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.READ, KindOfData.STRATEGY);
    }

    /// @param version an earlier one; what is in force today where none is asked for
    @GetMapping("/strategy")
    Page strategy(Viewer viewer, @RequestParam(required = false) @Nullable Integer version) {
        access.require(viewer, Act.READ, KindOfData.STRATEGY);
        var today = Dates.today(clock);
        var measures =
                measuring.stream().flatMap(each -> each.measures().stream()).toList();
        var shown = strategies.on(version == null ? today : firstDay(version), measures);
        if (version != null && shown.isEmpty()) {
            throw new NotHere();
        }
        return new StrategyPage(
                shown.orElse(null),
                strategies.strategies().all().reversed(),
                strategies.zones(),
                !measures.isEmpty(),
                today);
    }

    private LocalDate firstDay(int version) {
        return strategies.strategies().all().stream()
                .map(each -> each.edition())
                .filter(edition -> edition.version() == version)
                .findFirst()
                .orElseThrow(NotHere::new)
                .from();
    }
}
