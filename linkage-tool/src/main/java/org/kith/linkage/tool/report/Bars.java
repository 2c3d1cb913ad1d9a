package org.kith.linkage.tool.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Bars side by side as one SVG: from nought, to both sides of it, or each from where the last one ended.
final class Bars {

    private static final int WIDTH = 340;
    private static final int LINE = 15;
    private static final int BAR = 9;
    private static final int BETWEEN = 5;
    /// How many letters of a name stand beside one another.
    private static final int LETTERS = 56;
    private static final int VALUE = 58;
    private static final double LEAST = 1.5;

    private final String title;
    private final String description;
    private final boolean bothSides;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(List<String> name, double from, double length, String value, boolean second) {

        int height() {
            return name.size() * LINE + BAR + BETWEEN;
        }
    }

    /// @param bothSides whether a bar may fall below nought
    Bars(String title, String description, boolean bothSides) {
        this.title = title;
        this.description = description;
        this.bothSides = bothSides;
    }

    void bar(String name, double length, String value) {
        bars.add(new Bar(lines(name), 0, length, value, false));
    }

    /// Of another kind than the bar before.
    void second(String name, double length, String value) {
        bars.add(new Bar(lines(name), 0, length, value, true));
    }

    void from(double start, String name, double length, String value) {
        bars.add(new Bar(lines(name), start, length, value, false));
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
        int height = 4 + bars.stream().mapToInt(Bar::height).sum();
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
            for (String line : bar.name()) {
                svg.append(String.format(Locale.ROOT, "<text x=\"2\" y=\"%d\">%s</text>", y + 11, Html.escaped(line)));
                y += LINE;
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                            + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    kind,
                    start,
                    y,
                    bar.length() == 0 ? 0 : Math.max(LEAST, length),
                    BAR,
                    WIDTH - 2,
                    y + BAR,
                    Html.escaped(bar.value())));
            if (bothSides) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<line class=\"line\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                        nought,
                        y - 1,
                        nought,
                        y + BAR + 1));
            }
            y += BAR + BETWEEN;
        }
        return svg.append("</svg>\n").toString();
    }

    /// A name in as many lines as it needs.
    private static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        String rest = name;
        while (rest.codePointCount(0, rest.length()) > LETTERS) {
            int most = rest.offsetByCodePoints(0, LETTERS);
            int space = rest.lastIndexOf(' ', most);
            lines.add(rest.substring(0, space > 0 ? space : most));
            rest = rest.substring(space > 0 ? space + 1 : most);
        }
        lines.add(rest);
        return lines;
    }
}
