package org.kith.families;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.matching.PersonId;

/// The other is the one's mother, grandparent, partner …, as a source says.
///
/// @param responsible the other has parental responsibility for the one
/// @param unsafe contact between them is not safe
/// @param said who says so, and where
public record Relationship(
        PersonId one,
        PersonId other,
        String kind,
        boolean responsible,
        boolean unsafe,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate untilOn,
        Origin said) {}
