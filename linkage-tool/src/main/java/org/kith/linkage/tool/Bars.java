package org.kith.linkage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Bars side by side as one SVG: from nought, to both sides of it, or each from where the last one ended.
final class Bars {

    private static final int WIDTH = 340;
    private static final int LINE = 15;
    private static final int BAR = 9;
    private static final int ROW = LINE + BAR + 5;
    private static final int VALUE = 58;
    private static final double LEAST = 1.5;

    private final String title;
    private final String description;
    private final boolean bothSides;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String name, double from, double length, String value, boolean second) {}

    /// @param bothSides whether a bar may fall below nought
    Bars(String title, String description, boolean bothSides) {
        this.title = title;
        this.description = description;
        this.bothSides = bothSides;
    }

    void bar(String name, double length, String value) {
        bars.add(new Bar(name, 0, length, value, false));
    }

    /// Of another kind than the bar before.
    void second(String name, double length, String value) {
        bars.add(new Bar(name, 0, length, value, true));
    }

    void from(double start, String name, double length, String value) {
        bars.add(new Bar(name, start, length, value, false));
    }

    String svg() {
        double least = 0;
        double most = 0;
        for (Bar bar : bars) {
            least = Math.min(least, Math.min(bar.from(), bar.from() + bar.length()));
            most = Math.max(most, Math.max(bar.from(), bar.from() + bar.length()));
        }
        double scale = (WIDTH - VALUE - 4) / Math.max(1e-9, most - least);
        double nought = 2 - least * scale;
        int height = bars.size() * ROW + 4;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
                        + "<title>%s</title><desc>%s</desc>%n",
                WIDTH,
                height,
                Html.escaped(title),
                Html.escaped(title),
                Html.escaped(description)));
        int y = 2;
        for (Bar bar : bars) {
            double start = nought + Math.min(bar.from(), bar.from() + bar.length()) * scale;
            double length = Math.abs(bar.length()) * scale;
            String kind = bar.second() ? "other" : bar.length() < 0 ? "less" : "bar";
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"2\" y=\"%d\">%s</text><rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                            + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    y + 11,
                    Html.escaped(shortened(bar.name())),
                    kind,
                    start,
                    y + LINE,
                    bar.length() == 0 ? 0 : Math.max(LEAST, length),
                    BAR,
                    WIDTH - 2,
                    y + LINE + BAR,
                    Html.escaped(bar.value())));
            if (bothSides) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<line class=\"line\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                        nought,
                        y + LINE - 1,
                        nought,
                        y + LINE + BAR + 1));
            }
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 56
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 55)) + "…";
    }
}
