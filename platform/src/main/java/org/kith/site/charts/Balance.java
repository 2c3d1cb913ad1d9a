package org.kith.site.charts;

/// What speaks for (to the right) or against (to the left), beside its number in a table's row.
///
/// @param weight above nought speaks for
/// @param most the weight, either way, whose bar is longest
public record Balance(double weight, double most) implements Drawing {

    @Override
    public String svg() {
        double length = most <= 0 ? 0 : Math.min(1, Math.abs(weight) / most) * 76;
        return Svg.besideItsWords("chart row", 160, 14)
                .line("axis", 80, 0, 80, 14)
                .rect(weight < 0 ? "bar against" : "bar", weight < 0 ? 80 - length : 80, 2, length, 10)
                .end();
    }
}
