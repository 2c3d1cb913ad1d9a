package org.kith.partners.layouts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.Yaml;

/// One layout file of a strategy folder: a family of tables with what they share.
public final class ShapeFile {

    private final Yaml yaml;
    private final String family;

    public ShapeFile(Path file) {
        this.yaml = Yaml.in(file)
                .knowing(
                        "family",
                        "title",
                        "format",
                        "dates",
                        "junk",
                        "year",
                        "term",
                        "moments",
                        "columns in name",
                        "aliases hold in",
                        "codes",
                        "xml",
                        "tables");
        this.family = yaml.text("family");
    }

    public String family() {
        return family;
    }

    /// The layouts of the family: each table is one where a file holds one table, else the family is one.
    public List<Shape> shapes(Map<String, ShapeFile> families, FactKinds kinds) {
        var format = format();
        var calendar = calendar();
        var tables = new ArrayList<Table>();
        var junk = Set.copyOf(yaml.listOrNone("junk").stream().map(Yaml::text).toList());
        yaml.field("tables").fields().forEach((name, table) -> {
            Map<String, CodeSet> codes = new LinkedHashMap<>();
            Yaml like = null;
            if (table.find("like").isPresent()) {
                like = like(table.field("like"), families, codes);
            }
            codes.putAll(codes());
            tables.add(Table.of(name, table, like, codes, junk, kinds));
        });
        yaml.fieldsOrNone("columns in name").forEach((column, pattern) -> {
            if (tables.stream().noneMatch(table -> table.columns().containsKey(column))) {
                throw pattern.broken("no table has a column `" + column + "`.");
            }
        });
        if (format == Layout.Format.CSV) {
            return tables.stream()
                    .map(table -> new Shape(
                            new Layout(family, family + "-" + table.name(), table.title(), format),
                            List.of(table),
                            days(),
                            calendar,
                            null))
                    .toList();
        }
        var layout = new Layout(family, family, yaml.text("title"), format);
        return List.of(new Shape(layout, List.copyOf(tables), days(), calendar, tree(format)));
    }

    private Yaml like(Yaml name, Map<String, ShapeFile> families, Map<String, CodeSet> codes) {
        String[] parts = name.text().split("/", -1);
        var other = parts.length == 2 ? families.get(parts[0]) : null;
        if (other == null) {
            throw name.broken("`like` names a family and its table, such as ssda903/episodes.");
        }
        codes.putAll(other.codes());
        return other.yaml
                .field("tables")
                .find(parts[1])
                .orElseThrow(() -> name.broken(parts[0] + " has no table `" + parts[1] + "`."));
    }

    private Layout.Format format() {
        var format = yaml.find("format");
        if (format.isEmpty()) {
            return Layout.Format.CSV;
        }
        return switch (format.get().text()) {
            case "csv" -> Layout.Format.CSV;
            case "xml" -> Layout.Format.XML;
            case "xlsx" -> Layout.Format.XLSX;
            default -> throw format.get().broken("a format is csv, xml or xlsx.");
        };
    }

    private Map<String, CodeSet> codes() {
        var codes = new LinkedHashMap<String, CodeSet>();
        yaml.fieldsOrNone("codes").forEach((name, list) -> codes.put(name, CodeSet.of(name, list)));
        return codes;
    }

    private List<Days.Form> days() {
        var forms = new ArrayList<Days.Form>();
        for (Yaml each : yaml.listOrNone("dates")) {
            var form = Days.Form.of(each.text());
            if (form == null) {
                throw each.broken("no date is written `" + each.text() + "`.");
            }
            forms.add(form);
        }
        return List.copyOf(forms);
    }

    private Shape.Calendar calendar() {
        var year = yaml.find("year");
        var moments = new LinkedHashMap<String, Map<String, Shape.Moment>>();
        yaml.fieldsOrNone("moments").forEach((name, value) -> {
            if (value.isMap()) {
                var byTerm = new LinkedHashMap<String, Shape.Moment>();
                value.fields().forEach((term, day) -> byTerm.put(term, moment(day)));
                moments.put(name, byTerm);
            } else {
                moments.put(name, Map.of("", moment(value)));
            }
        });
        var columnsInName = new LinkedHashMap<String, Shape.InName>();
        yaml.fieldsOrNone("columns in name").forEach((column, value) -> {
            var said = value.knowing("is", "called");
            columnsInName.put(column, new Shape.InName(pattern(said.field("is")), said.text("called")));
        });
        return new Shape.Calendar(
                year.flatMap(each -> each.knowing("in name", "ends").find("in name"))
                        .map(ShapeFile::pattern)
                        .orElse(null),
                yaml.find("term")
                        .flatMap(each -> each.knowing("in name").find("in name"))
                        .map(ShapeFile::pattern)
                        .orElse(null),
                year.flatMap(each -> each.find("ends"))
                        .map(ShapeFile::dayOfYear)
                        .orElse(1231),
                columnsInName,
                yaml.find("aliases hold in").map(ShapeFile::pattern).orElse(null),
                moments);
    }

    /// `04-15`, or `09-01 -1` for the year before.
    private static Shape.Moment moment(Yaml yaml) {
        var words = yaml.words();
        int day = dayOfYear(words.getFirst(), yaml);
        try {
            return new Shape.Moment(day / 100, day % 100, words.size() > 1 ? Integer.parseInt(words.get(1)) : 0);
        } catch (NumberFormatException e) {
            throw yaml.broken("a moment is a month and a day and perhaps a number of years, such as `09-01 -1`.");
        }
    }

    private static int dayOfYear(Yaml yaml) {
        return dayOfYear(yaml.text(), yaml);
    }

    private static int dayOfYear(String text, Yaml yaml) {
        if (!text.matches("[01]\\d-[0-3]\\d")) {
            throw yaml.broken("a month and a day such as 03-31 belong here.");
        }
        return Integer.parseInt(text.substring(0, 2)) * 100 + Integer.parseInt(text.substring(3));
    }

    private static Pattern pattern(Yaml yaml) {
        try {
            return Pattern.compile(yaml.text(), Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw yaml.broken("this is no pattern: " + e.getDescription() + ".");
        }
    }

    private Shape.@Nullable Tree tree(Layout.Format format) {
        if (format != Layout.Format.XML) {
            return null;
        }
        var xml = yaml.field("xml").knowing("root", "record", "head");
        var head = new ArrayList<Shape.Head>();
        xml.fieldsOrNone("head").forEach((path, each) -> {
            each.knowing("code", "reason", "needed", "like", "on", "year");
            head.add(new Shape.Head(
                    path,
                    each.text("code"),
                    each.text("reason"),
                    each.find("needed").map(Yaml::yes).orElse(false),
                    each.find("like").map(ShapeFile::pattern).orElse(null),
                    each.find("on").map(ShapeFile::dayOfYear).orElse(0),
                    each.find("year").map(Yaml::text).orElse("").toLowerCase(Locale.ROOT)));
        });
        return new Shape.Tree(xml.text("root"), xml.text("record"), List.copyOf(head));
    }
}
