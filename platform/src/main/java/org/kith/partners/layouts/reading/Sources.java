package org.kith.partners.layouts.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.declarations.BrokenDeclaration;
import org.kith.declarations.Yaml;
import org.kith.partners.layouts.Duty;
import org.kith.partners.layouts.FactKind;
import org.kith.partners.layouts.FactKinds;
import org.kith.partners.layouts.Hints;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Shape;
import org.kith.partners.layouts.ShapeFile;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.SourceFile;
import org.kith.partners.layouts.Table;
import org.kith.site.words.Counts;

/// Every source a strategy folder declares, and the reading of their files. Safe for use by several threads.
public final class Sources {

    private final List<Source> sources;
    private final Map<String, Shape> shapes;
    private final List<Duty> law;

    private Sources(List<Source> sources, Map<String, Shape> shapes, List<Duty> law) {
        this.sources = List.copyOf(sources);
        this.shapes = shapes;
        this.law = List.copyOf(law);
    }

    /// Reads `sources` and `layouts` of a strategy folder; throws [BrokenDeclaration] when one cannot be
    /// understood.
    public static Sources in(Path strategy) {
        var kinds = FactKinds.load();
        Map<String, ShapeFile> families = new LinkedHashMap<>();
        for (Path file : yaml(strategy.resolve("layouts"))) {
            var family = new ShapeFile(file);
            if (families.put(family.family(), family) != null) {
                throw new BrokenDeclaration(
                        file.toString(), 1, "the family " + family.family() + " is declared twice.");
            }
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        families.values()
                .forEach(family -> family.shapes(families, kinds)
                        .forEach(shape -> shapes.put(shape.layout().name(), shape)));
        var switches = turnedOn(strategy);
        var law = Duty.in(strategy);
        var sources = new ArrayList<Source>();
        for (Path file : yaml(strategy.resolve("sources"))) {
            sources.add(SourceFile.source(file, shapes, switches, law));
        }
        return new Sources(sources, shapes, List.copyOf(law.values()));
    }

    /// What the partnership turned on, by the names of sources.
    public static Map<String, Yaml> turnedOn(Path strategy) {
        var file = strategy.resolve("turned-on.yaml");
        return Files.exists(file) ? Yaml.in(file).fields() : Map.of();
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Source> all() {
        return sources;
    }

    /// New law, in force or still to come.
    public List<Duty> law() {
        return law;
    }

    public Optional<Source> find(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /// The names of the sources whose files may tell of a kind of fact.
    public Set<String> tellingOf(FactKind kind) {
        return sources.stream()
                .filter(source -> source.layouts().keySet().stream()
                        .anyMatch(layout -> shape(layout).kinds().contains(kind.id())))
                .map(Source::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Every layout, in the order of their files.
    public List<Layout> layouts() {
        return shapes.values().stream().map(Shape::layout).toList();
    }

    /// Reads a whole file into the sink. Throws [FileRefused] when the file cannot be taken, before or after rows
    /// went to the sink; throws [UncheckedIOException] when it cannot be opened.
    public Reading read(Path file, Hints hints, RowSink sink) {
        mustKnow(hints);
        try {
            return switch (format(file)) {
                case CSV -> new CsvReading(this, hints).read(file, sink);
                case XML -> new XmlReading(this, hints).read(file, sink);
                case XLSX -> new WorkbookReading(this, hints).read(file, sink);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Layout.Format format(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(512);
        }
        if (head.length == 0) {
            throw new FileRefused(0, "empty-file", "The file is empty.");
        }
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K') {
            return Layout.Format.XLSX;
        }
        if (head.length > 3 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b) {
            throw new FileRefused(0, "archive", "This is compressed (.gz): unpack it, and bring the file in it.");
        }
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith("%PDF-")) {
            throw document("a PDF");
        }
        if (head.length > 3 && (head[0] & 0xff) == 0xd0 && (head[1] & 0xff) == 0xcf) {
            throw new FileRefused(
                    0,
                    "old-workbook",
                    "This is a workbook of before 2007 (.xls), or one with a password: save it as .xlsx, without a "
                            + "password, and send it again.");
        }
        for (byte each : head) {
            if (each == '<') {
                return Layout.Format.XML;
            }
            boolean skipped = each <= ' '; // spaces, and the bytes of a byte order mark, which are negative
            if (!skipped) {
                return Layout.Format.CSV;
            }
        }
        return Layout.Format.CSV;
    }

    static FileRefused document(String kind) {
        return new FileRefused(
                0,
                "document",
                "This is " + kind + ", a document without rows that could be read: ask the sender for the table itself,"
                        + " as CSV or XLSX.");
    }

    /// What a heading was recognised as.
    record Match(Source source, Shape shape, Table table) {

        boolean isOfOneFileWith(Match other) {
            return source.name().equals(other.source.name()) && shape.layout().equals(other.shape.layout());
        }
    }

    /// The table of which a heading has the most columns, among those of the named source where one is named.
    Match recognise(List<String> header, Hints hints) {
        return recognised(header, hints)
                .orElseThrow(() -> new FileRefused(1, "not-recognised", unrecognised(header, hints)));
    }

    /// The same, or nothing. Whether a table comes as text or in a workbook makes no difference.
    Optional<Match> recognised(List<String> header, Hints hints) {
        var knows = new LinkedHashMap<Match, Integer>();
        tables(hints).filter(each -> each.shape.tree() == null).forEach(each -> {
            int known = each.table.knows(header);
            if (known >= 0) {
                knows.put(each, known * 100 + each.table.recognised().size());
            }
        });
        int most = knows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return ofOneSource(knows.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .toList());
    }

    /// The first of those that fit a file alike; of several sources, whoever brings it has to say which.
    private static Optional<Match> ofOneSource(List<Match> alike) {
        var sources = alike.stream().map(Match::source).distinct().toList();
        if (sources.size() > 1) {
            throw new FileRefused(
                    0,
                    "several-sources",
                    "Files like this come from "
                            + Counts.list(sources.stream().map(Source::title).toList())
                            + ". Say whose it is: choose the source beside the file, or by command "
                            + sources.stream()
                                    .map(source -> "--source " + source.name())
                                    .collect(Collectors.joining(" or "))
                            + ".");
        }
        return alike.stream().findFirst();
    }

    Match recogniseRoot(String root, Hints hints) {
        var begun = tables(hints).filter(each -> {
            var tree = each.shape.tree();
            return tree != null && tree.root().equals(root);
        });
        return ofOneSource(begun.toList())
                .orElseThrow(() -> new FileRefused(1, "not-recognised", "No layout begins with <" + root + ">."));
    }

    /// Every table that a file may be of, in the order in which they are declared.
    private Stream<Match> tables(Hints hints) {
        return sources.stream()
                .filter(source -> hints.source() == null || hints.source().equals(source.name()))
                .flatMap(source -> source.layouts().keySet().stream()
                        .map(this::shape)
                        .flatMap(shape -> shape.tables().stream().map(table -> new Match(source, shape, table))));
    }

    private void mustKnow(Hints hints) {
        if (hints.source() != null && find(hints.source()).isEmpty()) {
            throw new FileRefused(
                    0,
                    "source-unknown",
                    "No source is called " + hints.source() + ". Declared are "
                            + sources.stream().map(Source::name).collect(Collectors.joining(", ")) + ".");
        }
    }

    private Shape shape(String name) {
        var shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException("no layout is called " + name);
        }
        return shape;
    }

    private String unrecognised(List<String> header, Hints hints) {
        String among = hints.source() == null ? "" : " of " + hints.source();
        String columns = header.size() == 1 ? "has this one column. " : "has these " + header.size() + " columns. ";
        return "No layout" + among + " " + columns
                + nearest(header, hints).orElse("The first line must name the columns.");
    }

    /// Which table the sender probably meant, when it knows half of the columns or more, and what it misses.
    Optional<String> nearest(List<String> header, Hints hints) {
        @Nullable String nearest = null;
        int most = 0;
        for (var each : tables(hints).toList()) {
            int shared = each.table.shares(header);
            var lacks = each.table.lacks(header);
            if (shared > most && shared * 2 >= header.size() && !lacks.isEmpty()) {
                most = shared;
                nearest = "The nearest is " + each.shape.layout().name() + " of " + each.source.title()
                        + ", which needs "
                        + (lacks.size() == 1 ? "the column " : "the columns ") + String.join(", ", lacks)
                        + ": rename what you call otherwise, and send the file again.";
            }
        }
        return Optional.ofNullable(nearest);
    }
}
