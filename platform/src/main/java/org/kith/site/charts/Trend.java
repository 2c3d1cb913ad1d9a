package org.kith.site.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kith.site.words.Counts;

/// A place's rate over years with its interval, and the county's beside it.
///
/// @param place what the line is called at its end: "This zone"
/// @param here [Estimate#UNKNOWN] for a year whose number is hidden; the county's is NaN then
/// @param breaks places among the years at which a new series begins: no line leads across
/// @param top the rate at the upper edge, a multiple of `step`
/// @param step from one guide line to the next
public record Trend(
        String id,
        String title,
        String place,
        List<String> years,
        List<Estimate> here,
        List<Double> county,
        List<Integer> breaks,
        double top,
        double step)
        implements Drawing {

    /// The height of a label of two lines.
    private static final double LABEL = 30;

    public Trend {
        years = List.copyOf(years);
        here = List.copyOf(here);
        county = List.copyOf(county);
        breaks = List.copyOf(breaks);
        if (years.size() < 2 || here.size() != years.size() || county.size() != years.size()) {
            throw new IllegalArgumentException("a rate of the place and of the county for each of two years or more");
        }
    }

    /// A series without a break.
    public Trend(
            String id,
            String title,
            String place,
            List<String> years,
            List<Estimate> here,
            List<Double> county,
            double top,
            double step) {
        this(id, title, place, years, here, county, List.of(), top, step);
    }

    /// The least height, in steps, that holds all of the values.
    public static double top(List<Estimate> all, double step) {
        double most = all.stream()
                .filter(Estimate::known)
                .mapToDouble(Estimate::high)
                .max()
                .orElse(step);
        return step * Math.max(1, Math.ceil(most / step));
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
            if (here.get(i).known()) {
                svg.dot("dot", x.at(i), y.at(here.get(i).value()), 3);
            } else {
                svg.text("tick mid", x.at(i), 160, "hidden");
            }
        }
        for (int at : breaks) {
            double between = (x.at(at - 1) + x.at(at)) / 2;
            svg.line("break", between, 12, between, 168).text("tick mid", between, 8, "counted anew");
        }
        boolean both = here.getLast().known();
        if (!both && Double.isNaN(county.getLast())) {
            return svg.end();
        }
        double countyY = y.at(Double.isNaN(county.getLast()) ? here.getLast().value() : county.getLast());
        if (!both) {
            return svg.text("label quiet", 240, countyY + 2, "County")
                    .text("label quiet", 240, countyY + 16, Counts.percent(county.getLast()))
                    .end();
        }
        double hereY = y.at(here.getLast().value());
        if (Double.isNaN(county.getLast()) || place.equals("County")) {
            return svg.text("label", 240, hereY - 2, place, 88, 6.9)
                    .text(
                            "label",
                            240,
                            hereY + 12,
                            Counts.percent(here.getLast().value()))
                    .end();
        }
        boolean below = countyY >= hereY;
        double between = Math.clamp((hereY + countyY) / 2, 14 + LABEL / 2, 182 - LABEL / 2);
        double half = Math.max(LABEL, Math.abs(hereY - countyY)) / 2;
        double hereAt = below ? between - half : between + half;
        double countyAt = below ? between + half : between - half;
        return svg.text("label", 240, hereAt - 2, place, 88, 6.9)
                .text("label", 240, hereAt + 12, Counts.percent(here.getLast().value()))
                .text("label quiet", 240, countyAt - 2, "County")
                .text("label quiet", 240, countyAt + 12, Counts.percent(county.getLast()))
                .end();
    }

    void lines(Svg svg, Scale x, Scale y) {
        for (var run : runs()) {
            if (run.size() > 1) {
                svg.path("band", band(x, y, run));
            }
        }
        if (!place.equals("County")) {
            svg.path("county", line(x, y, county));
        }
        svg.path("here", line(x, y, here.stream().map(Estimate::value).toList()));
    }

    /// Years that follow each other with a number each and no break between.
    private List<List<Integer>> runs() {
        var runs = new ArrayList<List<Integer>>();
        for (int i = 0; i < here.size(); i++) {
            if (here.get(i).known()) {
                if (i == 0 || breaks.contains(i) || !here.get(i - 1).known()) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(i);
            }
        }
        return runs;
    }

    private String description() {
        return place + ": "
                + IntStream.range(0, years.size())
                        .mapToObj(i -> years.get(i) + " " + here.get(i).words()
                                + (place.equals("County") || Double.isNaN(county.get(i))
                                        ? ""
                                        : ", county " + Counts.percent(county.get(i))))
                        .collect(Collectors.joining("; "));
    }

    private String line(Scale x, Scale y, List<Double> values) {
        var path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isNaN(values.get(i))) {
                boolean begins = i == 0 || breaks.contains(i) || Double.isNaN(values.get(i - 1));
                path.append(begins ? "M" : "L")
                        .append(Svg.n(x.at(i)))
                        .append(' ')
                        .append(Svg.n(y.at(values.get(i))));
            }
        }
        return path.toString();
    }

    private String band(Scale x, Scale y, List<Integer> run) {
        var up = run.stream()
                .map(i -> Svg.n(x.at(i)) + " " + Svg.n(y.at(here.get(i).high())))
                .collect(Collectors.joining("L", "M", ""));
        var back = run.reversed().stream()
                .map(i -> "L" + Svg.n(x.at(i)) + " " + Svg.n(y.at(here.get(i).low())))
                .collect(Collectors.joining());
        return up + back + "Z";
    }
}
