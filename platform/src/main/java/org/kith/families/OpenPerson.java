package org.kith.families;

import org.jspecify.annotations.Nullable;
import org.kith.access.Ties;

/// A person as one viewer may see them.
///
/// @param places whether home, zone and addresses may be shown
/// @param familyName the family's, where it may be opened
public record OpenPerson(
        Person person,
        Ties ties,
        boolean places,
        boolean whole,
        boolean mayAsk,
        String why,
        @Nullable String familyName) {}
