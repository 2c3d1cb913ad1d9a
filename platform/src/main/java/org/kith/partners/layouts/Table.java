package org.kith.partners.layouts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.Yaml;

/// One table of a layout: how it is known, its columns and what its rows say.
///
/// @param place where its rows stand in an XML record
/// @param recognised the columns by which it is known, all of which a file must have
/// @param names every name a column goes by, in small letters, with the column's own
/// @param ignored columns that may stand in the file and that nobody needs, in small letters
/// @param rowKey the columns that name a row, for corrections; empty when nothing does
public record Table(
        String name,
        String title,
        Place place,
        Set<String> recognised,
        Map<String, Column> columns,
        Map<String, String> names,
        Set<String> ignored,
        List<String> rowKey,
        List<Statement> statements,
        @Nullable Register register,
        List<Overlap> overlaps) {

    /// Where a table's rows stand in an XML record.
    ///
    /// @param path such as `CINdetails/Assessments`; empty for the record itself
    /// @param around the columns that may stand in the elements around a row as well; null where all may
    public record Place(String path, @Nullable Set<String> around) {

        /// Whether the elements around a row may say what the row itself does not.
        public boolean looksAround(String column) {
            return around == null || around.contains(column);
        }
    }

    /// A table about places or staff: each row is handed on under our own column names.
    public record Register(String table, Map<String, Expression> values) {}

    /// A check that one person's spells do not run into each other.
    public record Overlap(String by, String starts, String ends) {}

    static Table of(
            String name,
            Yaml yaml,
            @Nullable Yaml like,
            Map<String, CodeSet> codes,
            Set<String> junk,
            FactKinds kinds) {
        yaml.knowing(
                "title",
                "like",
                "path",
                "around",
                "recognised",
                "columns",
                "aliases",
                "ignored",
                "row",
                "records",
                "register",
                "no overlap");
        var columns = new LinkedHashMap<String, Column>();
        var names = new LinkedHashMap<String, String>();
        var ignored = new LinkedHashSet<String>();
        for (Yaml each : like == null ? List.of(yaml) : List.of(like, yaml)) {
            each.fieldsOrNone("columns").forEach((column, spec) -> {
                columns.put(column, Column.of(column, spec, codes, junk));
                names.put(plain(column), column);
            });
            each.fieldsOrNone("aliases").forEach((alias, column) -> {
                if (!columns.containsKey(column.text())) {
                    throw column.broken("the table has no column `" + column.text() + "`.");
                }
                names.put(plain(alias), column.text());
            });
            each.wordsOrNone("ignored").forEach(column -> ignored.add(plain(column)));
        }
        var known = columns.keySet();
        var recognised =
                yaml.find("recognised").map(each -> columns(each, known)).orElse(Set.of());
        var told = like == null ? yaml : like;
        var statements = new ArrayList<Statement>();
        for (Yaml each : (yaml.find("records").isPresent() ? yaml : told).listOrNone("records")) {
            statements.add(Statement.of(each, known, kinds));
        }
        var rowKey = (yaml.find("row").isPresent() ? yaml : told).wordsOrNone("row");
        for (String column : rowKey) {
            if (!known.contains(column)) {
                throw yaml.broken("the row key names `" + column + "`, which is no column of the table.");
            }
        }
        return new Table(
                name,
                yaml.find("title").or(() -> told.find("title")).map(Yaml::text).orElse(name),
                new Place(
                        yaml.find("path").map(Yaml::text).orElse(""),
                        yaml.find("around")
                                .map(around -> columns(around, known))
                                .orElse(null)),
                recognised,
                columns,
                names,
                ignored,
                rowKey,
                statements,
                yaml.find("register").map(each -> register(each, known)).orElse(null),
                (yaml.find("no overlap").isPresent() ? yaml : told)
                        .find("no overlap")
                        .map(each -> List.of(overlap(each, known)))
                        .orElse(List.of()));
    }

    private static Set<String> columns(Yaml yaml, Set<String> known) {
        var columns = new LinkedHashSet<>(yaml.words());
        for (String column : columns) {
            if (!known.contains(column)) {
                throw yaml.broken("the table has no column `" + column + "`.");
            }
        }
        return columns;
    }

    private static Register register(Yaml yaml, Set<String> columns) {
        yaml.knowing("table", "values");
        var values = new LinkedHashMap<String, Expression>();
        yaml.field("values").fields().forEach((name, value) -> values.put(name, Expression.of(value, columns)));
        return new Register(yaml.text("table"), values);
    }

    private static Overlap overlap(Yaml yaml, Set<String> columns) {
        yaml.knowing("by", "starts", "ends");
        for (Yaml each : yaml.fields().values()) {
            if (!columns.contains(each.text())) {
                throw each.broken("the table has no column `" + each.text() + "`.");
            }
        }
        return new Overlap(yaml.text("by"), yaml.text("starts"), yaml.text("ends"));
    }

    /// A column's name as it is compared: small letters, one space between words, no byte order mark.
    public static String plain(String header) {
        return header.replace('\u00a0', ' ')
                .replace("\ufeff", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// The columns that something is made of.
    Set<String> used() {
        var used = new LinkedHashSet<String>();
        used.addAll(recognised);
        columns.values().stream().filter(Column::needed).map(Column::name).forEach(used::add);
        used.addAll(rowKey);
        statements.forEach(statement -> statement.columns(used::add));
        if (register != null) {
            register.values().values().forEach(each -> each.columns(used::add));
        }
        return used;
    }

    /// The columns by whose values people, or their homes, are told apart.
    public Set<String> identifying() {
        var identifying = new LinkedHashSet<String>();
        statements.forEach(statement -> statement.identifying(identifying::add));
        return identifying;
    }

    /// How many of a file's columns it knows, whether or not it is recognised by them.
    public int shares(List<String> header) {
        return (int) header.stream()
                .map(Table::plain)
                .distinct()
                .filter(each -> names.containsKey(each) || ignored.contains(each))
                .count();
    }

    /// Whether a file has the column, by whichever of its names.
    public boolean has(String column, List<String> header) {
        return header.stream().anyMatch(each -> column.equals(names.get(plain(each))));
    }

    /// The columns by which it is recognised that a file has not.
    public List<String> lacks(List<String> header) {
        var present = header.stream().map(each -> names.get(plain(each))).toList();
        return recognised.stream().filter(each -> !present.contains(each)).toList();
    }

    /// How many of a file's columns it knows, or -1 when one by which it is recognised is not there.
    public int knows(List<String> header) {
        var present = new LinkedHashSet<String>();
        int known = 0;
        for (String each : header) {
            String plain = plain(each);
            String column = names.get(plain);
            if (column != null) {
                present.add(column);
                known++;
            } else if (ignored.contains(plain)) {
                known++;
            }
        }
        return !recognised.isEmpty() && present.containsAll(recognised) ? known : -1;
    }
}
