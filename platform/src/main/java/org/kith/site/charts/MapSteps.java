package org.kith.site.charts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The four rates at which a map changes its tint: round ones, a like distance apart, so laid that the fewest zones
/// share one tint. No step is so small that it would show a difference of a twentieth.
///
/// @param first the lowest
/// @param size the distance
record MapSteps(double first, double size) {

    private static final List<Double> SIZES = List.of(.1, .2, .5, 1., 2., 5., 10., 20.);

    /// @param rates of zones; those of which none is shown are no numbers
    static List<Double> of(DoubleStream rates) {
        var shown = rates.filter(rate -> !Double.isNaN(rate)).sorted().toArray();
        if (shown.length == 0) {
            return new MapSteps(.5, .5).rates();
        }
        double low = shown[0];
        double high = shown[shown.length - 1];
        double middle = shown[shown.length / 2];
        double wide = Math.max(.4, Math.max(high - low, high / 5));
        double largest =
                SIZES.stream().filter(size -> size * 4 >= wide).findFirst().orElse(SIZES.getLast());
        return SIZES.stream()
                .filter(size -> size * 20 >= high && size <= largest)
                .flatMap(size -> laid(size, low, high))
                .min(Comparator.comparingLong((MapSteps steps) -> steps.fullest(shown))
                        .thenComparing(MapSteps::size, Comparator.reverseOrder())
                        .thenComparingDouble(steps -> Math.abs(steps.first + steps.size * 1.5 - middle)))
                .orElseGet(() -> new MapSteps(largest, largest))
                .rates();
    }

    private static Stream<MapSteps> laid(double size, double low, double high) {
        int from = (int) Math.max(1, Math.floor(low / size) - 2);
        int until = (int) Math.max(1, Math.floor(high / size));
        return IntStream.rangeClosed(from, until).mapToObj(at -> new MapSteps(at * size, size));
    }

    private List<Double> rates() {
        return IntStream.range(0, 4)
                .mapToObj(at -> Math.round((first + at * size) * 10) / 10.0)
                .toList();
    }

    private long fullest(double[] shown) {
        var steps = rates();
        var zones = new int[5];
        for (double rate : shown) {
            zones[ZoneMap.tint(rate, steps)]++;
        }
        return IntStream.of(zones).max().orElse(0);
    }
}
