package org.kith.partners.layouts;

import org.jspecify.annotations.Nullable;

/// Something wrong in a file, for its receipt. The reason never quotes personal data.
///
/// @param line where it stands, counted from 1; 0 when it is about the whole file
/// @param column the column or element, or null when it is about the row or the file; with its record
/// before it where several stand on one line, such as `CHILD 17, SEX`
/// @param code what kind of trouble, such as `not-a-date`: stable, for programs
/// @param reason a sentence for the person who sent the file
public record Trouble(long line, @Nullable String column, String code, String reason, Severity severity) {

    /// What a trouble means for its row or file.
    public enum Severity {
        /// Taken, with a doubt.
        WARNED,
        /// The row went to quarantine.
        REJECTED,
        /// The whole file was turned away.
        REFUSED
    }
}
