package org.kith.linkage.tool.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report as one HTML file being written: headings, sentences, and pictures with their tables. It needs no network
/// and no script.
final class Html {

    private final StringBuilder out = new StringBuilder(HEAD);
    private final List<String> headings = new ArrayList<>();
    /// The contents stand before the first heading.
    private int contentsAt;

    void heading(String words) {
        if (headings.isEmpty()) {
            contentsAt = out.length();
        }
        headings.add(escaped(words));
        out.append("<h2 id=\"s")
                .append(headings.size())
                .append("\">")
                .append(escaped(words))
                .append("</h2>\n");
    }

    void subheading(String words) {
        out.append("<h3>").append(escaped(words)).append("</h3>\n");
    }

    void p(String words) {
        out.append("<p>").append(escaped(words)).append("</p>\n");
    }

    void table(Table table) {
        out.append(table.html());
    }

    /// A picture and what it shows in figures.
    void beside(Bars bars, Table table) {
        out.append(bars.svg());
        folded("The same as a table: " + table.caption, table.html());
    }

    /// A list that opens at a touch.
    void list(String summary, Iterable<String> items) {
        StringBuilder list = new StringBuilder("<ul>\n");
        items.forEach(item -> list.append("<li>").append(escaped(item)).append("</li>\n"));
        folded(summary, list.append("</ul>\n").toString());
    }

    private void folded(String summary, String content) {
        out.append("<details><summary>")
                .append(escaped(summary))
                .append("</summary>\n")
                .append(content)
                .append("</details>\n");
    }

    void write(Writer writer) throws IOException {
        writer.append(out, 0, contentsAt).append(contents()).append(out, contentsAt, out.length());
        writer.append("</main>\n</body>\n</html>\n");
    }

    private String contents() {
        StringBuilder contents = new StringBuilder("<nav aria-label=\"Contents\"><ul>\n");
        for (int i = 0; i < headings.size(); i++) {
            contents.append("<li><a href=\"#s")
                    .append(i + 1)
                    .append("\">")
                    .append(headings.get(i))
                    .append("</a></li>\n");
        }
        return contents.append("</ul></nav>\n").toString();
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String share(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    static String signed(double weight) {
        return String.format(Locale.ROOT, "%+.2f", weight);
    }

    static String plain(double number) {
        return number != 0 && Math.abs(number) < 0.001
                ? String.format(Locale.ROOT, "%.1e", number)
                : String.format(Locale.ROOT, "%.4f", number).replaceFirst("\\.?0+$", "");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(point >= ' ' || point == '\t' ? point : ' ');
            }
        });
        return escaped.toString();
    }

    /// A table with a caption; wide ones scroll in a box of their own.
    static final class Table {

        private final String caption;
        private final StringBuilder rows = new StringBuilder();

        Table(String caption, String... heads) {
            this.caption = caption;
            rows.append("<thead><tr>");
            for (String head : heads) {
                rows.append("<th scope=\"col\">").append(escaped(head)).append("</th>");
            }
            rows.append("</tr></thead>\n<tbody>\n");
        }

        void row(String... cells) {
            rows.append("<tr>");
            for (int i = 0; i < cells.length; i++) {
                String tag = i == 0 ? "th scope=\"row\"" : "td";
                rows.append("<")
                        .append(tag)
                        .append(">")
                        .append(escaped(cells[i]))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            rows.append("</tr>\n");
        }

        String html() {
            return "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"" + escaped(caption)
                    + "\"><table><caption>" + escaped(caption) + "</caption>\n" + rows + "</tbody></table></div>\n";
        }
    }

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>Linkage report</title>
            <style>
            body { margin: 0; background: #fff; color: #1b2528; font: 1rem/1.5 "Segoe UI", "Noto Sans", system-ui, sans-serif; }
            main { max-width: 48rem; margin: 0 auto; padding: 1rem; }
            h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; }
            h1 { color: #17494a; }
            h2 { margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #17494a; }
            li { margin: 0 0 .5rem; overflow-wrap: anywhere; }
            ul { padding-left: 1.25rem; }
            h3 { margin: 1.5rem 0 .25rem; font-size: 1.05rem; }
            p { max-width: 40rem; margin: .25rem 0 .75rem; }
            svg { display: block; width: 100%; max-width: 34rem; height: auto; margin: .5rem 0; }
            svg text { font: 11px "Segoe UI", "Noto Sans", system-ui, sans-serif; fill: #1b2528; }
            .bar { fill: #17494a; } .less { fill: #b3661a; } .other { fill: #8aa5a5; } .line { stroke: #5f6b6d; stroke-width: 1; }
            nav { margin: 1.5rem 0; } nav ul { list-style: none; padding: 0; } a { color: #17494a; }
            summary { color: #17494a; cursor: pointer; padding: .25rem 0; }
            a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 5px #0b0c0c; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
            caption { text-align: left; font-weight: 600; padding: .25rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #cfd6d6; }
            th[scope=row] { font-weight: 400; }
            @media print { details::details-content { content-visibility: visible; display: block; } .wide { overflow: visible; } h2, h3, svg { break-after: avoid; } tr { break-inside: avoid; } }
            </style>
            </head>
            <body>
            <main>
            <h1>Linkage report</h1>
            """;
}
