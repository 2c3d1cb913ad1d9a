package org.kith.outcomes;

/// The two ends of an interval.
public record Limits(double low, double high) {

    /// Whether the interval leaves the value out, and on which side of it stands.
    public Beside beside(double value) {
        if (low > value) {
            return Beside.HIGHER;
        }
        return high < value ? Beside.LOWER : Beside.NOT_CLEAR;
    }
}
