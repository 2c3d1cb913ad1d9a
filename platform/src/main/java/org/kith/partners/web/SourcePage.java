package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.partners.calendar.LateSources;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.UnknownSettings;
import org.kith.partners.layouts.Source;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.words.Counts;

/// One source: what it declared, in words, and the files that came.
///
/// @param unknown schools and settings that its files name and no register knows
/// @param stopped what it has stopped to tell, though it is not late
record SourcePage(
        Source source,
        LoadCalendar.Row row,
        Part<Delivery> deliveries,
        List<UnknownSettings.Named> unknown,
        List<LateSources.LateKind> stopped,
        boolean receipts,
        LocalDate today)
        implements Page {

    /// "12 rows name a school that no register knows"
    String unknownRows() {
        int rows = unknown.stream().mapToInt(UnknownSettings.Named::rows).sum();
        return Counts.of(rows, "row names", "rows name")
                + (unknown.size() == 1
                        ? " a school or setting that no register knows"
                        : " " + Counts.number(unknown.size()) + " schools or settings that no register knows");
    }

    List<String> layouts() {
        return source.layouts().keySet().stream().sorted().toList();
    }

    String columns(String layout) {
        return source.layouts().getOrDefault(layout, java.util.Set.of()).stream()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    String roles() {
        return source.audience().roles().stream()
                .sorted()
                .map(role -> role.replace('-', ' '))
                .collect(Collectors.joining(", "));
    }
}
