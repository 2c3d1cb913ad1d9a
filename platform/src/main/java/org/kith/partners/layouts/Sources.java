package org.kith.partners.layouts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Every source a strategy folder declares, and the reading of their files.
public final class Sources {

    private final List<Source> sources;

    private Sources(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Reads `sources` and `layouts` of a strategy folder; throws [BrokenDeclaration] when one cannot be
    /// understood.
    public static Sources in(Path strategy) {
        return new Sources(List.of());
    }

    public List<Source> all() {
        return sources;
    }

    public Optional<Source> find(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /// Reads a whole file into the sink. Throws [FileRefused] when the file cannot be taken, before or after rows
    /// went to the sink; throws [java.io.UncheckedIOException] when it cannot be opened.
    public Reading read(Path file, Hints hints, RowSink sink) {
        if (sources.isEmpty()) {
            throw new FileRefused(0, "not-recognised", "No layout knows this file's columns.");
        }
        throw new UnsupportedOperationException();
    }
}
