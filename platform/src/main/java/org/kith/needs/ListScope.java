package org.kith.needs;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.access.Reach;
import org.kith.access.Sight;

/// Which needs a viewer may see in lists: who has the same scope on the same day sees the same.
///
/// @param today of the grants
/// @param since needs that ended after this day are among them
/// @param sight which kinds of data lists show the viewer of whom
/// @param reach who may be on a working list of the viewer's
/// @param sources that name the viewer's role
/// @param setting the viewer's own, of a school
record ListScope(
        LocalDate today,
        LocalDate since,
        Sight sight,
        Reach reach,
        Set<String> sources,
        @Nullable String setting) {

    ListScope {
        sources = Set.copyOf(sources);
    }
}
