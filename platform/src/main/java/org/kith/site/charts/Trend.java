package org.kith.site.charts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A place's rate over years with its interval, and the county's beside it.
///
/// @param place what the line is called at its end: "This zone"
/// @param top the rate at the upper edge, a multiple of `step`
/// @param step from one guide line to the next
public record Trend(
        String id,
        String title,
        String place,
        List<String> years,
        List<Estimate> here,
        List<Double> county,
        double top,
        double step)
        implements Drawing {

    public Trend {
        years = List.copyOf(years);
        here = List.copyOf(here);
        county = List.copyOf(county);
        if (years.size() < 2 || here.size() != years.size() || county.size() != years.size()) {
            throw new IllegalArgumentException("a rate of the place and of the county for each of two years or more");
        }
    }

    @Override
    public String svg() {
        var x = new Scale(0, years.size() - 1.0, 34, 228);
        var y = new Scale(0, top, 168, 12);
        var svg = Svg.titled(330, 196, id, title, description());
        for (double v = 0; v <= top; v += step) {
            svg.line(v == 0 ? "axis" : "grid-l", 30, y.at(v), 232, y.at(v));
            svg.text("tick end", 25, y.at(v) + 4, Svg.n(v) + "%");
        }
        for (int i = 0; i < years.size(); i++) {
            svg.text("tick mid", x.at(i), 186, years.get(i));
        }
        lines(svg, x, y);
        for (int i = 0; i < years.size(); i++) {
            svg.dot("dot", x.at(i), y.at(here.get(i).value()), 3);
        }
        double hereY = y.at(here.getLast().value());
        double countyY = y.at(county.getLast());
        boolean below = countyY >= hereY;
        double apart = below ? Math.max(countyY, hereY + 28) : Math.min(countyY, hereY - 28);
        return svg.text("label", 240, hereY - 2, place, 88, 6.9)
                .text("label", 240, hereY + 12, percent(here.getLast().value()))
                .text("label quiet", 240, apart + 2, "County")
                .text("label quiet", 240, apart + 16, percent(county.getLast()))
                .end();
    }

    void lines(Svg svg, Scale x, Scale y) {
        svg.path("band", band(x, y))
                .path("county", line(x, y, county))
                .path("here", line(x, y, here.stream().map(Estimate::value).toList()));
    }

    private String description() {
        return place + ": "
                + IntStream.range(0, years.size())
                        .mapToObj(i -> years.get(i) + " " + here.get(i).words() + ", county " + percent(county.get(i)))
                        .collect(Collectors.joining("; "));
    }

    private static String line(Scale x, Scale y, List<Double> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> (i == 0 ? "M" : "L") + Svg.n(x.at(i)) + " " + Svg.n(y.at(values.get(i))))
                .collect(Collectors.joining());
    }

    private String band(Scale x, Scale y) {
        var up = line(x, y, here.stream().map(Estimate::high).toList());
        var back = IntStream.iterate(here.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(
                        i -> "L" + Svg.n(x.at(i)) + " " + Svg.n(y.at(here.get(i).low())))
                .collect(Collectors.joining());
        return up + back + "Z";
    }

    static String percent(double value) {
        return String.format(Locale.UK, "%.1f%%", value);
    }
}
