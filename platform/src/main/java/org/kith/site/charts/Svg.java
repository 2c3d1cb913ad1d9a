package org.kith.site.charts;

import java.util.Locale;

/// Markup for a drawing: text is escaped, numbers are short, looks come from class names only, since the site's policy
/// allows no style in a page.
final class Svg {

    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    /// A drawing that says what it shows.
    ///
    /// @param id unlike any other on its page
    static Svg titled(double width, double height, String id, String title, String description) {
        return titled("chart", width, height, id, title, description);
    }

    /// One that, by its classes, may keep its own size where its page is narrower.
    static Svg titled(String classes, double width, double height, String id, String title, String description) {
        var svg = new Svg();
        svg.out
                .append("<svg class=\"")
                .append(classes)
                .append("\" width=\"")
                .append(n(width))
                .append("\" height=\"")
                .append(n(height))
                .append("\" viewBox=\"0 0 ")
                .append(n(width))
                .append(' ')
                .append(n(height))
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(escaped(id))
                .append("-t ")
                .append(escaped(id))
                .append("-d\"><title id=\"")
                .append(escaped(id))
                .append("-t\">")
                .append(escaped(title))
                .append("</title><desc id=\"")
                .append(escaped(id))
                .append("-d\">")
                .append(escaped(description))
                .append("</desc>\n");
        return svg;
    }

    /// A drawing whose words and numbers stand beside it in the page.
    static Svg besideItsWords(String classes, double width, double height) {
        var svg = new Svg();
        svg.out
                .append("<svg class=\"")
                .append(classes)
                .append("\" viewBox=\"0 0 ")
                .append(n(width))
                .append(' ')
                .append(n(height))
                .append("\" aria-hidden=\"true\" focusable=\"false\">\n");
        return svg;
    }

    Svg line(String classes, double x1, double y1, double x2, double y2) {
        return path(classes, "M" + n(x1) + " " + n(y1) + "L" + n(x2) + " " + n(y2));
    }

    Svg path(String classes, String d) {
        out.append("<path class=\"").append(classes).append("\" d=\"").append(d).append("\"/>\n");
        return this;
    }

    Svg rect(String classes, double x, double y, double width, double height) {
        return rect(classes, x, y, width, height, 0);
    }

    Svg rect(String classes, double x, double y, double width, double height, double corner) {
        out.append("<rect class=\"").append(classes).append('"');
        attribute("x", x)
                .attribute("y", y)
                .attribute("width", Math.max(0, width))
                .attribute("height", height);
        if (corner > 0) {
            attribute("rx", corner);
        }
        out.append("/>\n");
        return this;
    }

    Svg dot(String classes, double x, double y, double radius) {
        out.append("<circle class=\"").append(classes).append('"');
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        out.append("/>\n");
        return this;
    }

    Svg text(String classes, double x, double y, String words) {
        return text(classes, x, y, words, Double.MAX_VALUE, 0);
    }

    /// Words that keep within a width: letters are drawn closer, and cut where that would be too close.
    ///
    /// @param letter how wide a letter of this class is, more or less
    Svg text(String classes, double x, double y, String words, double width, double letter) {
        int fitting = letter == 0 ? Integer.MAX_VALUE : Math.max(2, (int) (width / letter * 1.5));
        var shown = words.length() <= fitting
                ? words
                : words.substring(0, fitting - 1).strip() + "…";
        out.append("<text class=\"").append(classes).append('"');
        attribute("x", x).attribute("y", y);
        if (shown.length() * letter > width) {
            attribute("textLength", width);
            out.append(" lengthAdjust=\"spacingAndGlyphs\"");
        }
        out.append('>').append(escaped(shown)).append("</text>\n");
        return this;
    }

    String end() {
        return out + "</svg>\n";
    }

    private Svg attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(n(value)).append('"');
        return this;
    }

    /// A number to one tenth.
    static String n(double value) {
        var number = String.format(Locale.ROOT, "%.1f", value);
        if (number.equals("-0.0")) {
            return "0";
        }
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
