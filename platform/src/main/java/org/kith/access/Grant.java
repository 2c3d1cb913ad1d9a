package org.kith.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dated relation of a holder to a person.
///
/// @param holder `user:<uuid>`, `worker:<email in lower case>`, `zone:<code>` or `setting:<code>`
/// @param untilOn the last day on which it stands; null while it goes on
public record Grant(
        String holder,
        Relation relation,
        UUID personId,
        LocalDate fromOn,
        @Nullable LocalDate untilOn) {}
