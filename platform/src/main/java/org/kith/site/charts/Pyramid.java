package org.kith.site.charts;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// People by age and sex, youngest first, with the county's shape drawn over at the same total. Bars are of people for
/// each year of age, so that a band of six years is not longer than one of four only for being wider.
///
/// @param bands what each row is called, where rows are bands of ages; empty where they are single years
public record Pyramid(
        String id,
        String title,
        List<String> bands,
        List<Double> boys,
        List<Double> girls,
        List<Double> countyBoys,
        List<Double> countyGirls)
        implements Drawing {

    private static final int ROW = 13;

    /// By single years.
    public Pyramid(
            String id,
            String title,
            List<Double> boys,
            List<Double> girls,
            List<Double> countyBoys,
            List<Double> countyGirls) {
        this(id, title, List.of(), boys, girls, countyBoys, countyGirls);
    }

    public Pyramid {
        bands = List.copyOf(bands);
        boys = List.copyOf(boys);
        girls = List.copyOf(girls);
        countyBoys = List.copyOf(countyBoys);
        countyGirls = List.copyOf(countyGirls);
    }

    @Override
    public String svg() {
        int ages = boys.size();
        int row = bands.isEmpty() ? ROW : 2 * ROW;
        double most = widest();
        double guide = guide(most);
        int boysFrom = bands.isEmpty() ? 150 : 144;
        int girlsFrom = 330 - boysFrom;
        var left = new Scale(0, most, boysFrom, 6);
        var right = new Scale(0, most, girlsFrom, 324);
        double floor = 16 + ages * row;
        var svg = Svg.titled(330, floor + 30, id, title, "Numbers for each age are in the table below.");
        for (double v = guide; v <= most; v += guide) {
            svg.line("grid-l", left.at(v), 16, left.at(v), floor).line("grid-l", right.at(v), 16, right.at(v), floor);
            svg.text("tick mid", left.at(v), floor + 14, Svg.n(v)).text("tick mid", right.at(v), floor + 14, Svg.n(v));
        }
        svg.text("label end", boysFrom, 11, "Boys").text("label", girlsFrom, 11, "Girls");
        for (int age = 0; age < ages; age++) {
            double top = floor - (age + 1) * row;
            svg.rect("bar", left.at(boys.get(age)), top + 1, boysFrom - left.at(boys.get(age)), row - 2)
                    .rect("bar two", girlsFrom, top + 1, right.at(girls.get(age)) - girlsFrom, row - 2);
            if (!bands.isEmpty()) {
                svg.text("tick mid", 165, top + row / 2.0 + 4, bands.get(age));
            } else if (age % 5 == 0 || age == ages - 1) {
                svg.text("tick mid", 165, top + 10.5, String.valueOf(age));
            }
        }
        return svg.path("outline", outline(countyBoys, left, floor, row))
                .path("outline", outline(countyGirls, right, floor, row))
                .text("tick mid", 165, floor + 27, "people for each year of age; line: the county's shape")
                .end();
    }

    private double widest() {
        return Math.max(
                1,
                Collections.max(Stream.of(boys, girls, countyBoys, countyGirls)
                                .flatMap(List::stream)
                                .toList())
                        * 1.05);
    }

    /// The distance between guide lines: 1, 2 or 5 by a power of ten, so that two or three stand on each side.
    private static double guide(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        return Stream.of(.2, .5, 1., 2., 5.)
                .map(step -> step * power)
                .filter(step -> most / step < 4)
                .findFirst()
                .orElse(power);
    }

    private static String outline(List<Double> shape, Scale x, double floor, int row) {
        var path = new StringBuilder();
        for (int age = 0; age < shape.size(); age++) {
            double bottom = floor - age * row;
            path.append(age == 0 ? "M" : "L")
                    .append(Svg.n(x.at(shape.get(age))))
                    .append(' ')
                    .append(Svg.n(bottom))
                    .append('V')
                    .append(Svg.n(bottom - row));
        }
        return path.toString();
    }
}
