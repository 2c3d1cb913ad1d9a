package org.kith.families.build;

import java.util.Map;
import java.util.Objects;

/// What a build leaves to the next.
///
/// @param contents of each table
record Kept(Mark mark, Map<String, Content> contents) {

    /// How many people it left.
    long people() {
        return Objects.requireNonNull(contents.get("person")).rows();
    }

    /// What a table holds.
    ///
    /// @param said a sum over what its rows say, with people named by their records
    record Content(long rows, long said) {}
}
