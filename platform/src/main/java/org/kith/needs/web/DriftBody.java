package org.kith.needs.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.MyDayPanels;
import org.kith.site.Page;

/// Families whose help may have drifted, and who leads it.
///
/// @param all how many there are, and where the rest stands
/// @param whose of which help it is told: "in your zone"
/// @param asOf "29 November"
/// @param helpAsOf up to which day it is known who helps
record DriftBody(List<Row> rows, NeedsNewsBody.Where all, String whose, String asOf, String helpAsOf)
        implements Page, MyDayPanels.Naming {

    DriftBody {
        rows = List.copyOf(rows);
    }

    /// @param since the day since when it has held: "10 November"
    /// @param questioned somebody has said of it that it is not right
    /// @param reviewed the day of the last review, or that none is told of; null where it is not for the viewer
    /// @param people who is met in it
    record Row(
            String href,
            String family,
            String children,
            String since,
            boolean questioned,
            @Nullable String reviewed,
            ListRows.@Nullable Helping helping,
            List<ListRows.Acting> acting,
            Set<UUID> people) {

        Row {
            acting = List.copyOf(acting);
        }
    }

    @Override
    public Collection<UUID> named() {
        var named = new HashSet<UUID>();
        rows.forEach(row -> named.addAll(row.people()));
        return named;
    }
}
