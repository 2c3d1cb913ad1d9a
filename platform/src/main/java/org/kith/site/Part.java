package org.kith.site;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// A part of a long list.
///
/// @param count how many there are in all
/// @param page which part, from 1
/// @param pages how many parts there are
public record Part<T>(List<T> rows, int count, int page, int pages) {

    public Part {
        rows = List.copyOf(rows);
    }

    /// The part that is wanted, or the nearest that there is.
    ///
    /// @param from gives the rows from a place on, counted from 0, `most` of them at most
    public static <T> Part<T> of(int count, int wanted, int most, IntFunction<List<T>> from) {
        int pages = Math.max(1, Math.ceilDiv(count, most));
        int page = Math.clamp(wanted, 1, pages);
        return new Part<>(from.apply((page - 1) * most), count, page, pages);
    }

    /// The same part of what is said of each.
    public <R> Part<R> map(Function<T, R> said) {
        return new Part<>(rows.stream().map(said).toList(), count, page, pages);
    }
}
