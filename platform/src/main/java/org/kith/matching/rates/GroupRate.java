package org.kith.matching.rates;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many of a group's records share a person with another source's record: after the latest run, after the one
/// before it, and as a rule.
///
/// @param hidden whether a number of it is so small, or would follow from the others, that it is told to nobody
/// @param before null where the group had no record then, or too few
/// @param usual the one of the last six runs before that has the median share; null where there was none, or too few
public record GroupRate(
        Parting parting,
        String group,
        LinkRate.Count now,
        LinkRate.@Nullable Count before,
        LinkRate.@Nullable Count usual,
        boolean hidden) {

    /// As an alarm names it.
    public String title() {
        return parting.title() + ": " + group;
    }

    public boolean fellSharply() {
        return fellFrom().isPresent();
    }

    /// What it fell sharply from.
    Optional<LinkRate.Count> fellFrom() {
        return hidden ? Optional.empty() : now.fellFrom(before, usual);
    }

    GroupRate hide() {
        return new GroupRate(parting, group, now, before, usual, true);
    }

    boolean said() {
        return !group.equals(Groups.NOT_SAID);
    }
}
