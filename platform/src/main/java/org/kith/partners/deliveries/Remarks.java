package org.kith.partners.deliveries;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Trouble;
import org.kith.partners.layouts.reading.Reading;
import org.kith.site.words.Words;

/// What is known of a delivery beside its receipt.
///
/// @param waitsFor why it waits for a person's word, in sentences; empty when it does not
/// @param absentSettings schools and settings that its predecessor held and it does not
/// @param reasons troubles by their code, over the whole file, the most frequent first
/// @param yearFrom how the year was found: `content`, `file-name`, `option` or `dates-inside`
/// @param before what stands before the rows of its quarantine to make a file of the source's own layout
/// @param said what whoever brought it said of it, so that it can be loaded again
public record Remarks(
        List<String> waitsFor,
        List<Absent> absentSettings,
        List<Reason> reasons,
        @Nullable String yearFrom,
        @Nullable String before,
        @Nullable String after,
        @Nullable String extension,
        @Nullable Said said) {

    public static Remarks of(Brought brought, Reading reading, List<String> waitsFor, List<Absent> absent) {
        var basis = reading.period().yearFrom();
        return new Remarks(
                waitsFor,
                absent,
                reading.reasons().stream()
                        .map(reason -> Reason.of(reason.first(), reason.times()))
                        .toList(),
                basis == null ? null : Words.of(basis),
                reading.quarantine().before(),
                reading.quarantine().after(),
                reading.quarantine().extension(),
                Said.of(brought));
    }

    /// Of a file that was turned away.
    public static Remarks because(List<Trouble> troubles) {
        return new Remarks(
                List.of(),
                List.of(),
                troubles.stream().map(trouble -> Reason.of(trouble, 1)).toList(),
                null,
                null,
                null,
                null,
                null);
    }

    Remarks withoutCells() {
        return with(reasons.stream()
                .map(reason -> new Reason(
                        reason.refused(),
                        reason.code(),
                        Receipt.withoutCells(reason.code(), reason.words()),
                        reason.times(),
                        reason.line(),
                        reason.column()))
                .toList());
    }

    Remarks with(List<Reason> others) {
        return new Remarks(waitsFor, absentSettings, others, yearFrom, before, after, extension, said);
    }

    /// The delivery whose refused rows these are, mended; null where they are none.
    public @Nullable Integer mends() {
        return said == null ? null : said.mends();
    }

    /// A setting that is missing, and how many facts the file before had of it.
    ///
    /// @param rows so called where it is kept
    public record Absent(String setting, int rows) {}

    /// A kind of trouble, how often it came, and the first line on which it stands.
    ///
    /// @param refused whether such rows went to quarantine; else they were taken with a doubt
    public record Reason(
            boolean refused,
            String code,
            String words,
            int times,
            long line,
            @Nullable String column) {

        static Reason of(Trouble first, int times) {
            return new Reason(
                    first.severity() != Trouble.Severity.WARNED,
                    first.code(),
                    first.reason(),
                    times,
                    first.line(),
                    first.column());
        }
    }

    /// What was said of a file when it came.
    public record Said(
            @Nullable String source,
            @Nullable Integer year,
            @Nullable String term,
            @Nullable String kind,
            @Nullable Integer mends,
            @Nullable String coversFrom,
            @Nullable String coversUntil,
            boolean attended) {

        static Said of(Brought brought) {
            return new Said(
                    brought.source(),
                    brought.year(),
                    brought.term(),
                    brought.kind() == null ? null : brought.kind().word(),
                    brought.mends(),
                    brought.coversFrom() == null ? null : brought.coversFrom().toString(),
                    brought.coversUntil() == null ? null : brought.coversUntil().toString(),
                    brought.attended());
        }

        /// The file again, as it was brought.
        public Brought brought(Path file, String name, LocalDate receivedOn, long rows) {
            return new Brought(
                    file,
                    name,
                    source,
                    year,
                    term,
                    kind == null ? null : DeliveryKind.named(kind),
                    mends,
                    receivedOn,
                    coversFrom == null ? null : LocalDate.parse(coversFrom),
                    coversUntil == null ? null : LocalDate.parse(coversUntil),
                    rows,
                    attended);
        }
    }
}
