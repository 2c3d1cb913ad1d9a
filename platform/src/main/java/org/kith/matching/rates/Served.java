package org.kith.matching.rates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How links serve the groups of one parting.
///
/// @param rates in the groups' own order
public record Served(Parting parting, List<GroupRate> rates) {

    /// Groups of fewer records say too little to be held beside others.
    private static final int FEWEST = 100;

    public Served {
        rates = List.copyOf(rates);
    }

    /// Hides small numbers, and where that hides one group only, the next smallest too: it would follow from the others
    /// and from the sources' rates.
    static Served of(Parting parting, List<GroupRate> rates) {
        var told = new ArrayList<GroupRate>();
        for (var rate : rates) {
            told.add(rate.now().small() ? rate.hide() : rate);
        }
        if (told.stream().filter(GroupRate::hidden).count() == 1) {
            told.stream()
                    .filter(rate -> !rate.hidden())
                    .min(Comparator.comparingInt(rate -> rate.now().records()))
                    .ifPresent(rate -> told.set(told.indexOf(rate), rate.hide()));
        }
        return new Served(parting, told);
    }

    /// Groups of which far more records found their person than the run before, while of the others taken
    /// together they did not: far too much may be joined. What a new source brings, all groups have.
    List<GroupRate> roseAlone() {
        return rates.stream().filter(this::roseAlone).toList();
    }

    private boolean roseAlone(GroupRate rate) {
        var before = rate.before();
        if (rate.hidden() || before == null || !rate.now().roseSharplySince(before)) {
            return false;
        }
        var now = new LinkRate.Count(0, 0);
        var then = new LinkRate.Count(0, 0);
        for (var other : rates) {
            var earlier = other.before();
            if (!other.group().equals(rate.group()) && !other.hidden() && earlier != null) {
                now = now.plus(other.now());
                then = then.plus(earlier);
            }
        }
        return now.records() > 0 && !now.roseSharplySince(then);
    }

    /// Two groups that are held beside one another.
    ///
    /// @param clear whether they lie further apart than chance would give
    public record Beside(GroupRate worst, GroupRate best, boolean clear) {}

    /// The worst served beside the best; empty where fewer than two groups are large enough to say anything.
    public Optional<Beside> beside() {
        var telling = rates.stream()
                .filter(rate -> !rate.hidden() && rate.said() && rate.now().records() >= FEWEST)
                .sorted(Comparator.comparingDouble(rate -> rate.now().share()))
                .toList();
        if (telling.size() < 2) {
            return Optional.empty();
        }
        var worst = telling.getFirst();
        var best = telling.getLast();
        return Optional.of(new Beside(worst, best, worst.now().to() < best.now().from()));
    }
}
