package org.kith.outcomes;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// So many events among so many people, per so many: 450 of 76,861 children, per 10,000.
public record Rate(long events, double people, double per) {

    // Below ten events Byar's approximation is not near enough.
    private static final int FEW = 10;

    public Rate {
        if (events < 0 || people <= 0 || per <= 0) {
            throw new IllegalArgumentException("not a rate: " + events + " of " + people);
        }
    }

    public double value() {
        return events / people * per;
    }

    /// Exact Poisson limits below ten events, Byar's from ten (Breslow and Day 1987).
    public Limits limits(Confidence confidence) {
        var count = events < FEW ? exact(confidence.alpha()) : byar(events, confidence);
        return new Limits(count.low() / people * per, count.high() / people * per);
    }

    private Limits exact(double alpha) {
        double low =
                events == 0 ? 0 : ChiSquaredDistribution.of(2.0 * events).inverseCumulativeProbability(alpha / 2) / 2;
        double high = ChiSquaredDistribution.of(2.0 * events + 2).inverseSurvivalProbability(alpha / 2) / 2;
        return new Limits(low, high);
    }

    static Limits byar(long events, Confidence confidence) {
        return new Limits(
                events == 0 ? 0 : bound((double) events, -confidence.z()), bound(events + 1.0, confidence.z()));
    }

    private static double bound(double count, double z) {
        return Math.max(0, count * Math.pow(1 - 1 / (9 * count) + z / (3 * Math.sqrt(count)), 3));
    }
}
