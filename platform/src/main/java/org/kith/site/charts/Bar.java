package org.kith.site.charts;

/// A count as a bar beside its number in a table's row.
///
/// @param most the count whose bar is longest
public record Bar(double value, double most) implements Drawing {

    @Override
    public String svg() {
        double width = most <= 0 ? 0 : Math.min(1, value / most) * 150;
        return Svg.besideItsWords("chart row", 160, 14)
                .rect("bar", 0, 2, width, 10)
                .end();
    }
}
