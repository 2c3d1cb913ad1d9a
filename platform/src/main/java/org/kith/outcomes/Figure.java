package org.kith.outcomes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A number of a release: so many, of so many.
///
/// @param part a school year, a band of ages or nothing
/// @param counted null where it is hidden, whatever the reason
/// @param of null where it is hidden, or where it is of nothing
public record Figure(
        Place.Kind kind,
        String code,
        String measure,
        String part,
        @Nullable Long counted,
        @Nullable Long of) {

    public boolean hidden() {
        return counted == null;
    }

    /// Its share; none where it is hidden or of nobody.
    public Optional<Proportion> proportion() {
        return counted == null || of == null || of == 0 || counted > of
                ? Optional.empty()
                : Optional.of(new Proportion(counted, of));
    }

    /// Events per 100 people; none where it is hidden or of nobody.
    public Optional<Double> perHundred() {
        return counted == null || of == null || of == 0
                ? Optional.empty()
                : Optional.of(counted / of.doubleValue() * 100);
    }

    /// In canonical order and form, for a digest.
    String line() {
        return kind.word() + "|" + code + "|" + measure + "|" + part + "|" + counted + "|" + of;
    }
}
