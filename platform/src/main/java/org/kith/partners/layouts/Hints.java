package org.kith.partners.layouts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What whoever brings a file says about it.
///
/// @param fileName the name the file was sent under, which may say its year and term
/// @param source the source it comes from, or null to find out by its columns
/// @param year the collection year, or null to find it in the content, the name or the dates inside
/// @param term `autumn`, `spring` or `summer`, or null
/// @param scope what the aliases of its return begin with, or null to find it by the name or year and term
/// @param mended whether these are refused rows as a person got them to mend: with guards before formulas
/// @param terms when schools are open, by which marks are placed that say no days
/// @param today the day of reading: declarations that are past their review are refused, later dates are doubted
public record Hints(
        String fileName,
        @Nullable String source,
        @Nullable Integer year,
        @Nullable String term,
        @Nullable String scope,
        boolean mended,
        Terms terms,
        LocalDate today) {

    public Hints of(Source known) {
        return new Hints(fileName, known.name(), year, term, scope, mended, terms, today);
    }

    public static Hints named(String fileName, LocalDate today) {
        return new Hints(fileName, null, null, null, null, false, Terms.UNKNOWN, today);
    }
}
