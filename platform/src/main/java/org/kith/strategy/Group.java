package org.kith.strategy;

import java.util.List;

/// Children and young people who do worse than others: a breakdown, never a need by itself.
///
/// @param knownBy kinds of facts that tell who belongs to it
/// @param measuredBy names of rules of need that tell who belongs to it
/// @param wanted what would tell, and what that waits for
public record Group(String code, String title, List<String> knownBy, List<String> measuredBy, List<String> wanted) {

    public Group {
        knownBy = List.copyOf(knownBy);
        measuredBy = List.copyOf(measuredBy);
        wanted = List.copyOf(wanted);
    }
}
