package org.kith.outcomes;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How sure an interval is: of a hundred made this way, so many hold the true rate.
public enum Confidence {
    /// 95%: what pages show.
    USUAL(0.05),
    /// 99.8%: what files give beside it, for those who compare many places at once.
    STRICT(0.002);

    private final double z;

    /// @param alpha what is left on both sides together
    Confidence(double alpha) {
        this.z = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
    }

    /// How many standard errors stand on either side of a normal estimate.
    double z() {
        return z;
    }
}
