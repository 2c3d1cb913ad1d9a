package org.kith.strategy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Children and young people who do worse than others: a breakdown, never a need by itself.
///
/// @param knownBy kinds of facts that tell who belongs to it
/// @param measuredBy names of rules of need that tell who belongs to it
/// @param wanted what would tell, and what that waits for
/// @param counting how profiles count it; null where they do not
public record Group(
        String code,
        String title,
        List<String> knownBy,
        List<String> measuredBy,
        List<String> wanted,
        @Nullable Counting counting) {

    public Group {
        knownBy = List.copyOf(knownBy);
        measuredBy = List.copyOf(measuredBy);
        wanted = List.copyOf(wanted);
    }

    /// By which membership that sources tell of it is counted, and among whom.
    ///
    /// @param by such as `in-care`
    /// @param pupils among pupils on roll; else among residents
    /// @param from the first age, included; null is no limit
    /// @param until the last age, included; null is no limit
    public record Counting(
            String by,
            boolean pupils,
            @Nullable Integer from,
            @Nullable Integer until) {}
}
