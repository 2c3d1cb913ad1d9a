package org.kith.families.build;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.families.build.DerivedTable.Standing;
import org.kith.families.build.Kept.Content;

/// What stood before a build: the families and homes of people, by which their ids live on, and the hashes of all rows
/// that it makes anew.
///
/// @param some null where it makes everybody anew
record Before(
        Localities localities,
        Map<UUID, UUID> families,
        Map<String, Integer> homes,
        Map<String, Standing> standing,
        @Nullable Some some) {

    /// A part of all that a build makes anew.
    ///
    /// @param parts of names
    /// @param contents of the tables before it
    record Some(Reached reached, Set<String> parts, Map<String, Content> contents) {}
}
