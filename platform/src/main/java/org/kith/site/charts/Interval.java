package org.kith.site.charts;

/// One rate with its interval on a line, another's as an upright mark; stands beside its numbers in a table's row.
///
/// @param beside what it is held against, mostly the county; NaN where there is nothing
/// @param most the right end of the line, which begins at nought
public record Interval(Estimate here, double beside, double most) implements Drawing {

    @Override
    public String svg() {
        var x = new Scale(0, most, 4, 156);
        double low = x.at(here.low());
        double width = Math.max(2, x.at(Math.min(most, here.high())) - low);
        var svg = Svg.besideItsWords("chart row", 160, 20).line("grid-l", 4, 10, 156, 10);
        if (!Double.isNaN(beside)) {
            svg.line("tickmark", x.at(beside), 1, x.at(beside), 19);
        }
        return svg.rect("range", low, 6.5, width, 7, 3.5)
                .dot("dot", x.at(here.value()), 10, 3.5)
                .end();
    }
}
