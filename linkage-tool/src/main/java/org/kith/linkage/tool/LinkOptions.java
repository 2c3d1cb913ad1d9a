package org.kith.linkage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.reading.Layout;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every command that links asks: what the columns hold, and from which probability records are joined.
public final class LinkOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description =
                    "What a column holds, as in --map surname=nachname. May be repeated. Fields: ${COMPLETION-CANDIDATES}",
            completionCandidates = FieldNames.class)
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "The record's own id (else recognised by name, else the line number).")
    private @Nullable String id;

    @Option(names = "--source-column", paramLabel = "COLUMN", description = "The source (else the file's name).")
    private @Nullable String sourceColumn;

    @Option(
            names = "--truth-column",
            paramLabel = "COLUMN",
            description = "The true person, if known: never linked on, but compared with the result.")
    private @Nullable String truthColumn;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            defaultValue = "0.95",
            converter = Typed.Probability.class,
            description = "Probability from which records are joined (${DEFAULT-VALUE}).")
    private double threshold = 0.95;

    @Option(
            names = "--once",
            paramLabel = "SOURCE",
            description =
                    "This source holds a person once, so that two of its records are two people. May be repeated.")
    private List<String> once = new ArrayList<>();

    /// Made by picocli.
    public LinkOptions() {}

    @Nullable
    String id() {
        return id;
    }

    @Nullable
    String sourceColumn() {
        return sourceColumn;
    }

    @Nullable
    String truthColumn() {
        return truthColumn;
    }

    public boolean hasTruth() {
        return truthColumn != null;
    }

    public double threshold() {
        return threshold;
    }

    public List<String> once() {
        return List.copyOf(once);
    }

    /// The sources that hold a person once; wrong use where no record is of one of them.
    ///
    /// @param sources of all records, asked for only if need be
    public List<String> once(Supplier<Stream<String>> sources) {
        Set<String> known = once.isEmpty() ? Set.of() : sources.get().collect(Collectors.toCollection(TreeSet::new));
        for (String source : once) {
            if (!known.contains(source)) {
                throw wrongUse(
                        "--once: no record is of the source \"" + source + "\"; there are " + String.join(", ", known));
            }
        }
        return once();
    }

    /// Wrong use where `--map` cannot be read.
    public Layout.Wanted columns() {
        try {
            return Layout.Wanted.of(map, id, sourceColumn, truthColumn);
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private CommandLine.ParameterException wrongUse(String sentence) {
        return new CommandLine.ParameterException(
                Objects.requireNonNull(command).commandLine(), sentence);
    }

    /// The names that `--map` takes.
    static final class FieldNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        FieldNames() {
            addAll(Layout.fieldNames());
        }
    }
}
