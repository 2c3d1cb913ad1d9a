package org.kith.strategy;

import java.util.List;

/// What partners do together to get there.
///
/// @param measuredBy names of rules of need that would find less if it were reached
/// @param wanted what else would measure it, and what that waits for
public record Aim(String code, String title, String says, List<String> measuredBy, List<String> wanted) {

    public Aim {
        measuredBy = List.copyOf(measuredBy);
        wanted = List.copyOf(wanted);
    }
}
