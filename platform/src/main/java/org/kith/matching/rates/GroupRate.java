package org.kith.matching.rates;

import org.jspecify.annotations.Nullable;

/// How many of a group's records share a person with another source's record: after the latest run, and after the one
/// before it.
///
/// @param hidden whether a number of it is so small, or would follow from the others, that it is told to nobody
/// @param before null where the group had no record then, or too few
public record GroupRate(
        Parting parting, String group, LinkRate.Count now, LinkRate.@Nullable Count before, boolean hidden) {

    /// As an alarm names it.
    public String title() {
        return parting.title() + ": " + group;
    }

    public boolean fellSharply() {
        return !hidden && before != null && now.fellSharplySince(before);
    }

    GroupRate hide() {
        return new GroupRate(parting, group, now, before, true);
    }

    boolean said() {
        return !group.equals(Groups.NOT_SAID);
    }
}
