package org.kith.matching.precision;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// How joins that the program made by itself came out when two people had said the same of each, drawn at random from
/// every stratum. Of all joins together the strata count as they are large; their intervals are put together as Zou
/// and Donner (2008) do it, each by Wilson, so that a stratum without a mistake is not taken for flawless.
///
/// @param judged in each stratum
/// @param joins  how many joins each stratum has
public record JoinPrecision(Map<Stratum, Precision> judged, Map<Stratum, Integer> joins) {

    public JoinPrecision {
        judged = Map.copyOf(judged);
        joins = Map.copyOf(joins);
    }

    public Precision of(Stratum stratum) {
        return judged.getOrDefault(stratum, Precision.NONE);
    }

    public int joins(Stratum stratum) {
        return joins.getOrDefault(stratum, 0);
    }

    /// How many joins were judged, of whatever stratum.
    public int count() {
        return judged.values().stream().mapToInt(Precision::judged).sum();
    }

    /// How many joins there are in the strata of which any was judged: of these alone something is known.
    public long covered() {
        return known().mapToLong(this::joins).sum();
    }

    /// How many of 1 are right, of the joins that are covered.
    public double share() {
        return weighted(Precision::share);
    }

    /// The lower end of the share's interval.
    public double low() {
        return Math.max(0, share() - spread(precision -> precision.share() - precision.low()));
    }

    public double high() {
        return Math.min(1, share() + spread(precision -> precision.high() - precision.share()));
    }

    private double weighted(ToDoubleFunction<Precision> figure) {
        return known().mapToDouble(stratum -> weight(stratum) * figure.applyAsDouble(of(stratum)))
                .sum();
    }

    private double spread(ToDoubleFunction<Precision> side) {
        return Math.sqrt(known().mapToDouble(stratum -> weight(stratum) * side.applyAsDouble(of(stratum)))
                .map(part -> part * part)
                .sum());
    }

    private double weight(Stratum stratum) {
        return (double) joins(stratum) / covered();
    }

    private Stream<Stratum> known() {
        return Stream.of(Stratum.values())
                .filter(stratum -> joins(stratum) > 0 && of(stratum).judged() > 0);
    }
}
