package org.kith.families;

import java.time.LocalDate;
import java.util.Set;
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
        Origin said) {

    private static final Set<String> OF_WHOM_A_CHILD_IS_PLACED_WITH = Set.of("foster-carer", "kinship-carer", "carer");

    /// Whether it tells where a child in care is placed, by naming who cares for the child there.
    ///
    /// @param shielded whether the one is
    boolean tellsPlacement(boolean shielded) {
        return kind.equals("foster-carer") || (shielded && OF_WHOM_A_CHILD_IS_PLACED_WITH.contains(kind));
    }
}
