package org.kith.linkage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            description = "The true person, if known: not linked on, but compared with the result.")
    private @Nullable String truthColumn;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            defaultValue = "0.95",
            converter = Typed.Probability.class,
            description = "Probability from which records are joined (${DEFAULT-VALUE}).")
    private double threshold = 0.95;

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
