package org.kith.matching.precision;

import java.util.Arrays;
import org.kith.matching.Band;
import org.kith.matching.Gaps;

/// Joins of about the same match weight, of which so many are drawn to be asked about.
public enum Stratum {
    /// Their own match weight would not have joined them.
    BY_OTHERS(1, "held together by other records"),
    LIKELY(2, "from 95 in 100"),
    SURE(3, "from 999 in 1,000"),
    SUREST(4, "from 999,999 in 1,000,000");

    /// Match weights from which joins are in the second stratum, the third and the last.
    private static final double[] FROM = {Gaps.weight(Band.MATCHES_FROM), Gaps.weight(0.999), 20};

    private final int number;
    private final String words;

    Stratum(int number, String words) {
        this.number = number;
        this.words = words;
    }

    int number() {
        return number;
    }

    public String words() {
        return words;
    }

    static Stratum of(double weight) {
        return values()[(int) Arrays.stream(FROM).filter(from -> weight >= from).count()];
    }

    static Stratum numbered(int number) {
        return values()[number - 1];
    }
}
