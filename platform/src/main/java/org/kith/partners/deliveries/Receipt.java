package org.kith.partners.deliveries;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.Trouble;
import org.kith.partners.layouts.reading.Reading;
import org.kith.site.words.Words;

/// What became of one file, for people and for programs.
///
/// @param read rows read, or children for XML
/// @param warned how many warnings its rows and head got; a doubt that many rows share is one
/// @param troubles the first 1,000; `moreTroubles` says how many came after those
/// @param from the first day that its facts speak of, and `to` the last
public record Receipt(
        String file,
        String sha256,
        @Nullable String source,
        @Nullable String layout,
        @Nullable Integer year,
        State state,
        long read,
        long accepted,
        long rejected,
        long warned,
        List<Noted> troubles,
        long moreTroubles,
        List<String> unknownColumns,
        List<UnknownCode> unknownCodes,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final String WAITS = "waits";

    public Receipt {
        troubles = List.copyOf(troubles);
        unknownColumns = List.copyOf(unknownColumns);
        unknownCodes = List.copyOf(unknownCodes);
    }

    /// What became of the file as a whole.
    public enum State {
        ACCEPTED,
        REFUSED,
        ALREADY_LOADED,
        WAITING,
        UNDONE;

        /// As it stands in receipts: `already-loaded`.
        @JsonValue
        public String word() {
            return Words.of(this);
        }

        @JsonCreator
        static State named(String word) {
            return Words.named(State.class, word);
        }
    }

    /// Something wrong, and where. Line 0 is the file as a whole.
    public record Noted(long line, @Nullable String column, String code, String reason) {}

    /// A code that its column's list for the year does not hold; kept as it came.
    ///
    /// @param code empty for whoever may not read what stands in the file, of all such codes of the column
    public record UnknownCode(String column, String code, long rows, long line) {}

    public static Receipt of(Hashed file, Reading reading, State state) {
        return new Receipt(
                file.brought().name(),
                file.sha256(),
                reading.source().name(),
                reading.layout().name(),
                reading.period().year(),
                state,
                reading.counts().read(),
                reading.counts().accepted(),
                reading.counts().rejected(),
                reading.counts().warned(),
                noted(reading.troubles()),
                reading.moreTroubles(),
                reading.unknownColumns(),
                reading.unknownCodes().stream()
                        .map(code -> new UnknownCode(code.column(), code.code(), code.rows(), code.line()))
                        .toList(),
                reading.from(),
                reading.to());
    }

    public static Receipt refused(
            Hashed file, @Nullable String source, @Nullable String layout, List<Trouble> troubles) {
        return new Receipt(
                file.brought().name(),
                file.sha256(),
                source,
                layout,
                file.brought().year(),
                State.REFUSED,
                0,
                0,
                0,
                0,
                noted(troubles),
                0,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static List<Noted> noted(List<Trouble> troubles) {
        return troubles.stream()
                .map(trouble -> new Noted(trouble.line(), trouble.column(), trouble.code(), trouble.reason()))
                .toList();
    }

    public Receipt as(State other) {
        return with(file, other, warned, troubles, moreTroubles);
    }

    public Receipt called(String fileName) {
        return with(fileName, state, warned, troubles, moreTroubles);
    }

    /// Without what stands in the cells of the file: how many codes of a column are not known, and not which.
    Receipt withoutCells() {
        var rows = new LinkedHashMap<String, Long>();
        unknownCodes.forEach(code -> rows.merge(code.column(), code.rows(), Long::sum));
        return new Receipt(
                file,
                sha256,
                source,
                layout,
                year,
                state,
                read,
                accepted,
                rejected,
                warned,
                troubles.stream()
                        .map(trouble -> new Noted(
                                trouble.line(),
                                trouble.column(),
                                trouble.code(),
                                withoutCells(trouble.code(), trouble.reason())))
                        .toList(),
                moreTroubles,
                unknownColumns,
                rows.entrySet().stream()
                        .map(column -> new UnknownCode(column.getKey(), "", column.getValue(), 0))
                        .toList(),
                from,
                to);
    }

    /// Words of the one kind of trouble that quotes a cell.
    static String withoutCells(String code, String reason) {
        return code.equals("unknown-code") ? "A code is not in the list for this return's year; it was kept." : reason;
    }

    /// With more warnings.
    Receipt warned(List<Noted> more) {
        return noting(more, warned + more.size());
    }

    /// With the reasons why it waits for a person's word. They are kept apart: they are no trouble with what is in it.
    public Receipt waitingFor(List<String> reasons) {
        var waits = reasons.stream()
                .map(reason -> new Noted(0, null, WAITS, reason + " Take or refuse it on its receipt, under Sources."))
                .toList();
        return noting(waits, warned);
    }

    /// Whether nothing of it is loaded until a person says so.
    public boolean waits() {
        return state == State.WAITING;
    }

    /// With more troubles, each where its line stands, and no more than are shown.
    private Receipt noting(List<Noted> more, long warnings) {
        var noted = Stream.concat(more.stream(), troubles.stream())
                .limit(Reading.SHOWN)
                .sorted(Comparator.comparingLong(Noted::line))
                .toList();
        return with(file, state, warnings, noted, moreTroubles + troubles.size() + more.size() - noted.size());
    }

    private Receipt with(String fileName, State other, long warnings, List<Noted> noted, long notShown) {
        return new Receipt(
                fileName,
                sha256,
                source,
                layout,
                year,
                other,
                read,
                accepted,
                rejected,
                warnings,
                noted,
                notShown,
                unknownColumns,
                unknownCodes,
                from,
                to);
    }
}
