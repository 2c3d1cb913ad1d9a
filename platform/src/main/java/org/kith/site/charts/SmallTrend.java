package org.kith.site.charts;

import java.util.Locale;

/// One of several trends side by side on the same scale; its caption and the table say the rest.
public record SmallTrend(Trend trend) implements Drawing {

    @Override
    public String svg() {
        int last = trend.years().size() - 1;
        var x = new Scale(0, last, 22, 118);
        var y = new Scale(0, trend.top(), 78, 6);
        var svg = Svg.besideItsWords("chart", 158, 94);
        for (double v = 0; v <= trend.top(); v += trend.step()) {
            svg.line(v == 0 ? "axis" : "grid-l", 20, y.at(v), 120, y.at(v));
        }
        svg.text("tick end", 17, y.at(0) + 4, "0").text("tick end", 17, y.at(trend.top()) + 6, Svg.n(trend.top()));
        svg.text("tick", 20, 92, trend.years().getFirst())
                .text("tick end", 120, 92, trend.years().getLast());
        trend.lines(svg, x, y);
        double newest = trend.here().getLast().value();
        if (Double.isNaN(newest)) {
            return svg.text("tick", 122, 46, "hidden").end();
        }
        return svg.dot("dot", x.at(last), y.at(newest), 2.5)
                .text("label", 124, y.at(newest) + 4, String.format(Locale.UK, "%.1f", newest))
                .end();
    }
}
