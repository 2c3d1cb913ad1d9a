package org.kith.site.charts;

/// Where a value lies on a drawing.
record Scale(double from, double to, double start, double end) {

    Scale {
        if (from == to) {
            throw new IllegalArgumentException("a scale needs two ends");
        }
    }

    double at(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }
}
