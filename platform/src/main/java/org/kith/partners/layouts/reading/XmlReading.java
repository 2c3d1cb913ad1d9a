package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Shape;
import org.kith.partners.layouts.Table;

/// Reads one XML file: each record is a child with all that hangs on it, taken whole or put in quarantine whole.
final class XmlReading {

    private final Sources sources;
    private final Hints hints;

    XmlReading(Sources sources, Hints hints) {
        this.sources = sources;
        this.hints = hints;
    }

    Reading read(Path file, RowSink sink) throws IOException {
        try (Xml xml = Xml.open(file)) {
            String root = xml.root();
            var match = sources.recogniseRoot(root, hints);
            var tree = match.shape().tree();
            if (tree == null) {
                throw new IllegalStateException(match.shape().layout().name() + " is no XML layout");
            }
            var between = new ArrayList<Xml.Element>();
            var path = new ArrayList<String>();
            var record = xml.next(tree.record(), between, path);
            var head = new Head(tree, between);
            var closing = new Closing(match, hints, head.year());
            closing.open(sink, List.of());
            head.check(closing.tally());
            var records = new Records(match.shape().tables(), closing, sink);
            long lineBefore = 0;
            for (int number = 1; record != null; number++) {
                var next = xml.next(tree.record(), null, path);
                boolean sharesItsLine = record.line == lineBefore || (next != null && record.line == next.line);
                closing.tally().at(sharesItsLine ? record.name + " " + number : "");
                records.take(record);
                lineBefore = record.line;
                record = next;
            }
            closing.tally().at("");
            if (xml.isWindows()) {
                closing.tally().warn(0, null, "encoding", Csv.READ_AS_WINDOWS);
            }
            return closing.reading(head.quarantine(root));
        }
    }

    /// What a file says of itself before its records.
    private static final class Head {

        private final Shape.Tree tree;
        private final List<Xml.Element> elements;
        private final Map<String, Xml.Element> byPath = new LinkedHashMap<>();

        Head(Shape.Tree tree, List<Xml.Element> elements) {
            this.tree = tree;
            this.elements = elements;
            elements.forEach(element -> byPath.putIfAbsent(element.name, element));
        }

        private String value(String path) {
            var element = byPath.get(path);
            return element == null ? "" : element.value();
        }

        /// The collection year: a date's beats a year's, whichever stands first.
        @Nullable
        Integer year() {
            Integer year = null;
            for (Shape.Head each : tree.head()) {
                String value = value(each.path());
                if (each.yearOf().equals("date") && value.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
                    return Integer.valueOf(value.substring(0, 4));
                }
                if (each.yearOf().equals("year") && value.matches("\\d{4}")) {
                    year = Integer.valueOf(value);
                }
            }
            return year;
        }

        void check(Tally tally) {
            for (Shape.Head each : tree.head()) {
                var element = byPath.get(each.path());
                String value = value(each.path());
                String name = each.path().substring(each.path().lastIndexOf('/') + 1);
                long line = element == null ? 1 : element.line;
                if (value.isEmpty()) {
                    if (each.needed()) {
                        tally.warn(line, name, "head-missing", "The head of the file does not say <" + name + ">.");
                    }
                } else if (!each.holds(value)) {
                    tally.warn(line, name, each.code(), each.reason());
                } else if (each.yearOf().equals("year") && year() != null && !value.equals(String.valueOf(year()))) {
                    tally.warn(
                            line,
                            name,
                            "year-differs",
                            "The year is not the year of the reference date, by which the file was read.");
                }
            }
        }

        /// The head as it stood, so that mended records can be sent with it.
        Reading.Quarantine quarantine(String root) {
            var before = new StringBuilder("<" + root + ">");
            List<String> open = new ArrayList<>();
            for (Xml.Element element : elements) {
                List<String> path = List.of(element.name.split("/", -1));
                int same = 0;
                while (same < open.size()
                        && same < path.size() - 1
                        && open.get(same).equals(path.get(same))) {
                    same++;
                }
                close(before, open, same);
                open.add(path.getLast());
                before.append('<').append(path.getLast()).append('>');
                Xml.escape(before, element.value());
            }
            // the last opened elements hold the records: they stay open
            var holders = elements.isEmpty()
                    ? List.<String>of()
                    : List.of(elements.getLast().name.split("/", -1));
            boolean holds = !elements.isEmpty() && elements.getLast().value().isEmpty();
            close(before, open, holds ? holders.size() : 0);
            var after = new StringBuilder();
            close(after, open, 0);
            return new Reading.Quarantine(
                    before.append('\n').toString(),
                    after.append("</" + root + ">").toString(),
                    "xml");
        }

        private static void close(StringBuilder out, List<String> open, int depth) {
            while (open.size() > depth) {
                out.append("</").append(open.removeLast()).append('>');
            }
        }
    }

    /// A place within a record where an element may stand; those on the way to a table's rows are known.
    private static final class Place {

        private final Map<String, Place> below = new HashMap<>();
        private boolean holdsRows;

        @Nullable
        Place below(String name) {
            return below.get(name);
        }
    }

    /// Turns records into rows of the layout's tables.
    private static final class Records {

        private final List<Rows> tables;
        private final Place record = new Place();
        private final Set<String> paths = new HashSet<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> kept = new HashSet<>();
        private final Map<String, String> plain = new HashMap<>();
        private final Closing closing;
        private final Tally tally;
        private final RowSink sink;

        private record Filled(Plan plan, Row row) {}

        Records(List<Table> tables, Closing closing, RowSink sink) {
            this.closing = closing;
            this.tally = closing.tally();
            this.sink = sink;
            var keys = new Plan.Keys();
            this.tables = tables.stream()
                    .map(table -> new Rows(
                            table,
                            closing.plan(table, List.copyOf(table.columns().keySet()), keys, sink)))
                    .toList();
            for (Table table : tables) {
                paths.add(table.place().path());
                known.addAll(table.names().keySet());
                known.addAll(table.ignored());
                kept.addAll(table.names().keySet());
            }
        }

        void take(Xml.Element record) {
            tally.read();
            sink.row();
            var rows = new ArrayList<Filled>();
            for (Rows table : tables) {
                table.find(new ArrayList<>(List.of(record)), rows);
            }
            notice(record, "");
            boolean fine = true;
            for (Filled each : rows) {
                fine &= each.plan().check(each.row());
            }
            if (!fine) {
                tally.rejected();
                var raw = new StringBuilder();
                Xml.write(raw, record, name -> kept.contains(Table.plain(name)));
                sink.rejected(record.line, raw.toString());
                return;
            }
            tally.quietly(() -> {
                for (Filled each : rows) {
                    each.plan().counts(false);
                    each.plan().check(each.row());
                    each.plan().counts(true);
                    each.plan().give();
                }
            });
        }

        private String plain(String name) {
            return plain.computeIfAbsent(name, Table::plain);
        }

        private void notice(Xml.Element element, String path) {
            if (!element.isLeaf() && !element.value().isEmpty()) {
                tally.warn(element.line, element.name, "stray-text", "Text stands between elements; it was ignored.");
            }
            for (Xml.Element child : element.children) {
                if (child.isLeaf() && known.contains(plain(child.name))) {
                    continue;
                }
                String below = path.isEmpty() ? child.name : path + "/" + child.name;
                if (!child.isLeaf()) {
                    notice(child, below);
                } else if (!paths.contains(below)) {
                    closing.unknownColumn(below);
                }
            }
        }

        /// The rows of one table: where they stand in a record, and which column an element is.
        private final class Rows {

            private static final int NO_COLUMN = -1;

            private final Table table;
            private final Plan plan;
            private final List<String> columns;
            private final Map<String, Integer> columnsByElement = new HashMap<>();
            /// The elements from the record to a row.
            private final List<String> steps;
            /// The places of the record and of these elements.
            private final List<Place> places = new ArrayList<>();

            Rows(Table table, Plan plan) {
                this.table = table;
                this.plan = plan;
                this.columns = List.copyOf(table.columns().keySet());
                String path = table.place().path();
                this.steps = path.isEmpty() ? List.of() : List.of(path.split("/", -1));
                places.add(record);
                for (String step : steps) {
                    places.add(places.getLast().below.computeIfAbsent(step, _ -> new Place()));
                }
                places.getLast().holdsRows = true;
            }

            /// Finds every element that is a row of the table and fills it from there and from the elements around it.
            ///
            /// @param around the record and the elements that lead from it to a row, so far
            void find(List<Xml.Element> around, List<Filled> rows) {
                int depth = around.size() - 1;
                if (depth == steps.size()) {
                    rows.add(new Filled(plan, fill(around)));
                    return;
                }
                for (Xml.Element child : around.getLast().children) {
                    if (child.name.equals(steps.get(depth))) {
                        around.add(child);
                        find(around, rows);
                        around.removeLast();
                    }
                }
            }

            private Row fill(List<Xml.Element> around) {
                var values = new @Nullable String[columns.size()];
                for (int depth = around.size() - 1; depth >= 0; depth--) {
                    var here = new @Nullable String[columns.size()];
                    var element = around.get(depth);
                    if (element.isLeaf() && depth == around.size() - 1 && depth > 0) {
                        say(element, here);
                    }
                    gather(element, places.get(depth), here);
                    for (int column = 0; column < values.length; column++) {
                        boolean isItsOwn = depth == around.size() - 1;
                        if (values[column] == null && (isItsOwn || table.place().looksAround(columns.get(column)))) {
                            values[column] = here[column];
                        }
                    }
                }
                var row = new Row(128, values.length + 1);
                row.clear(around.getLast().line);
                for (var value : values) {
                    row.add(value == null ? "" : value);
                }
                return row;
            }

            private void gather(Xml.Element element, @Nullable Place place, @Nullable String[] values) {
                for (Xml.Element child : element.children) {
                    var below = place == null ? null : place.below(child.name);
                    if (below != null && below.holdsRows) {
                        continue; // a row of its own
                    }
                    if (child.isLeaf()) {
                        say(child, values);
                    } else {
                        gather(child, below, values);
                    }
                }
            }

            private void say(Xml.Element leaf, @Nullable String[] values) {
                int column = columnsByElement.computeIfAbsent(leaf.name, this::column);
                if (column == NO_COLUMN) {
                    return;
                }
                String value = leaf.value();
                if (!value.isEmpty()) {
                    values[column] = values[column] == null ? value : values[column] + "," + value;
                }
            }

            private int column(String element) {
                String column = table.names().get(plain(element));
                return column == null ? NO_COLUMN : columns.indexOf(column);
            }
        }
    }
}
