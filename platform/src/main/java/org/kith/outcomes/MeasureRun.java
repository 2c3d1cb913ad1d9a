package org.kith.outcomes;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.kith.declarations.StrategyFolder;
import org.kith.outcomes.disclosure.Policy;
import org.kith.partners.PopulationsInForce;
import org.kith.site.Partnership;
import org.kith.site.words.Dates;
import org.kith.strategy.Strategies;
import org.kith.strategy.Strategy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts, hides what must be hidden, and releases the rest, in one transaction: killed, it leaves what stood.
@Component
public class MeasureRun {

    private final Tallies tallies;
    private final Releases releases;
    private final CountedChildren children;
    private final Strategies strategies;
    private final PopulationsInForce populations;
    private final Partnership partnership;
    private final Supplier<Nesting> nestings;
    private final InstantSource clock;

    MeasureRun(
            Tallies tallies,
            Releases releases,
            CountedChildren children,
            Strategies strategies,
            PopulationsInForce populations,
            Partnership partnership,
            StrategyFolder folder,
            InstantSource clock) {
        this.tallies = tallies;
        this.releases = releases;
        this.children = children;
        this.strategies = strategies;
        this.populations = populations;
        this.partnership = partnership;
        this.nestings = folder.reading(Nesting::in);
        this.clock = clock;
    }

    /// Lays out children and counts school years, which rest on families and on no need, unless the newest release
    /// was counted of the same.
    @Transactional
    public void ahead() {
        if (!releases.countedOf(children.now())) {
            tallies.ahead();
        }
    }

    /// Releases figures, unless what came tells them nothing, needs stand, no rule changed and no day passed since
    /// the last time.
    @Transactional
    public Measured run() {
        var today = Dates.today(clock);
        var groups =
                strategies.strategies().inForce(today).map(Strategy::groups).orElse(List.of());
        var zones = strategies.zones();
        var bands = AgeBands.of(populations.now());
        var nesting = nestings.get();
        var of = children.now();
        var fingerprint =
                releases.fingerprint(today, bands, nesting) + " " + groups.hashCode() + " " + zones.hashCode();
        var last = releases.last(fingerprint);
        if (last.isPresent() && releases.countedOf(of)) {
            children.forget();
            return last.get().again();
        }
        var counted = tallies.count(Place.county(partnership.place()), bands, nesting, groups, zones, today);
        var before = releases.newest();
        var earlier = before.map(told -> releases.earlier(told, today)).orElse(Earlier.NOTHING);
        var released = Publishing.of(
                counted,
                Policy.USUAL,
                earlier,
                before.stream().noneMatch(release -> release.countedBy(bands, nesting)));
        var asOf = released.now() || before.isEmpty() ? today : before.get().asOf();
        return releases.release(released, counted, years(counted), breaks(counted), asOf, fingerprint, of);
    }

    private static List<Integer> years(Counted counted) {
        return List.copyOf(counted.yearPupils.keySet());
    }

    /// Years whose absence was counted from marks when the year before came from a census's sums, or the other way.
    private static List<Integer> breaks(Counted counted) {
        var breaks = new ArrayList<Integer>();
        var years = years(counted);
        for (int at = 1; at < years.size(); at++) {
            if (marks(counted, years.get(at)) != marks(counted, years.get(at - 1))) {
                breaks.add(years.get(at));
            }
        }
        return breaks;
    }

    private static boolean marks(Counted counted, int year) {
        return 2 * counted.byMarks.getOrDefault(year, 0L) > counted.yearPupils(year)[0];
    }
}
