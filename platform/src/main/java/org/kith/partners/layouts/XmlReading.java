package org.kith.partners.layouts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            closing.open(sink);
            head.check(closing.tally());
            var records = new Records(match.shape().tables(), closing, sink);
            while (record != null) {
                records.take(record);
                record = xml.next(tree.record(), new ArrayList<>(), path);
            }
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

    /// Turns records into rows of the layout's tables.
    private static final class Records {

        private final List<Table> tables;
        private final IdentityHashMap<Table, Plan> plans = new IdentityHashMap<>();
        private final Set<String> paths = new HashSet<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> kept = new HashSet<>();
        private final Map<String, String> plain = new HashMap<>();
        private final Closing closing;
        private final Tally tally;
        private final RowSink sink;

        private record Filled(Plan plan, Row row) {}

        Records(List<Table> tables, Closing closing, RowSink sink) {
            this.tables = tables;
            this.closing = closing;
            this.tally = closing.tally();
            this.sink = sink;
            var keys = new Plan.Keys();
            for (Table table : tables) {
                plans.put(table, closing.plan(table, List.copyOf(table.columns().keySet()), keys, sink));
                paths.add(table.path());
                known.addAll(table.names().keySet());
                known.addAll(table.ignored());
                kept.addAll(table.names().keySet());
            }
        }

        void take(Xml.Element record) {
            tally.read();
            var rows = new ArrayList<Filled>();
            for (Table table : tables) {
                find(record, "", table, List.of(record), rows);
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

        /// Finds every element that is a row of the table and fills it from there and from the elements around it.
        private void find(Xml.Element element, String path, Table table, List<Xml.Element> around, List<Filled> rows) {
            if (path.equals(table.path())) {
                rows.add(new Filled(planOf(table), fill(table, path, around)));
                return;
            }
            for (Xml.Element child : element.children) {
                String below = path.isEmpty() ? child.name : path + "/" + child.name;
                if (table.path().equals(below) || table.path().startsWith(below + "/")) {
                    var further = new ArrayList<>(around);
                    further.add(child);
                    find(child, below, table, further, rows);
                }
            }
        }

        private Plan planOf(Table table) {
            var plan = plans.get(table);
            if (plan == null) {
                throw new IllegalStateException("no plan for " + table.name());
            }
            return plan;
        }

        private Row fill(Table table, String path, List<Xml.Element> around) {
            var values = new LinkedHashMap<String, String>();
            String at = path;
            for (int i = around.size() - 1; i >= 0; i--) {
                var here = new LinkedHashMap<String, String>();
                var element = around.get(i);
                if (element.isLeaf() && i == around.size() - 1 && i > 0) {
                    say(table, element, here);
                }
                gather(table, element, at, here);
                here.forEach(values::putIfAbsent);
                at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
            }
            var row = new Row(128, table.columns().size() + 1);
            row.clear(around.getLast().line);
            for (String column : table.columns().keySet()) {
                row.add(values.getOrDefault(column, ""));
            }
            return row;
        }

        private void gather(Table table, Xml.Element element, String path, Map<String, String> values) {
            for (Xml.Element child : element.children) {
                String below = path.isEmpty() ? child.name : path + "/" + child.name;
                if (paths.contains(below)) {
                    continue; // a row of its own
                }
                if (child.isLeaf()) {
                    say(table, child, values);
                } else {
                    gather(table, child, below, values);
                }
            }
        }

        private void say(Table table, Xml.Element leaf, Map<String, String> values) {
            String column = table.names().get(plain(leaf.name));
            if (column != null && !leaf.value().isEmpty()) {
                values.merge(column, leaf.value(), (before, more) -> before + "," + more);
            }
        }

        private String plain(String name) {
            return plain.computeIfAbsent(name, Table::plain);
        }

        private void notice(Xml.Element element, String path) {
            if (!element.isLeaf() && !element.value().isEmpty()) {
                tally.warn(element.line, element.name, "stray-text", "Text stands between elements; it was ignored.");
            }
            for (Xml.Element child : element.children) {
                String below = path.isEmpty() ? child.name : path + "/" + child.name;
                if (child.isLeaf() && !known.contains(plain(child.name)) && !paths.contains(below)) {
                    closing.unknownColumn(below);
                }
                notice(child, below);
            }
        }
    }
}
