package org.kith.partners.layouts.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Layout;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.Trouble;

/// What was read from one file: all that its receipt needs.
///
/// @param troubles the first 1,000 in order of the file
/// @param moreTroubles how many came after those
/// @param reasons why rows were refused or doubted, over the whole file, the most frequent first
/// @param unknownColumns columns the layout does not know; they were ignored
/// @param from the first day that the file's facts speak of, or null when it dates nothing
/// @param to the last day, not after the day of reading
/// @param silentOn kinds of fact of which its tables tell by a column that the file does not have, by their numbers
public record Reading(
        Source source,
        Layout layout,
        Period period,
        Counts counts,
        List<Trouble> troubles,
        long moreTroubles,
        List<Reason> reasons,
        List<String> unknownColumns,
        List<UnknownCode> unknownCodes,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<Short> silentOn,
        Quarantine quarantine) {

    /// The same with a warning about the file as a whole, which its loading found out.
    public Reading warned(String code, String reason) {
        var warning = new Trouble(0, null, code, reason, Trouble.Severity.WARNED);
        var all = with(warning, troubles);
        var shown = all.subList(0, Math.min(SHOWN, all.size()));
        return new Reading(
                source,
                layout,
                period,
                new Counts(counts.read, counts.accepted, counts.rejected, counts.warned + 1),
                List.copyOf(shown),
                moreTroubles + all.size() - shown.size(),
                with(new Reason(warning, 1), reasons),
                unknownColumns,
                unknownCodes,
                from,
                to,
                silentOn,
                quarantine);
    }

    private static <T> List<T> with(T first, List<T> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /// How many troubles a receipt shows.
    public static final int SHOWN = 1_000;

    /// Rows read, or children for XML.
    ///
    /// @param read accepted and rejected together
    /// @param warned how many warnings the file's rows and head got
    public record Counts(long read, long accepted, long rejected, long warned) {}

    /// Troubles of one severity and code, and how often they came.
    public record Reason(Trouble first, int times) {}

    /// Which return the file belongs to, and how we know.
    public record Period(
            @Nullable Integer year,
            @Nullable String term,
            @Nullable Basis yearFrom) {}

    /// Where a year came from.
    public enum Basis {
        CONTENT,
        FILE_NAME,
        OPTION,
        DATES_INSIDE
    }

    /// A code its column's list for the year does not hold; it was kept.
    ///
    /// @param line where it first stands
    public record UnknownCode(String column, String code, long rows, long line) {}

    /// What turns rejected rows back into a file in the source's own layout: `before`, the rows each on a line,
    /// `after`.
    ///
    /// @param extension `csv` or `xml`
    public record Quarantine(String before, String after, String extension) {}
}
