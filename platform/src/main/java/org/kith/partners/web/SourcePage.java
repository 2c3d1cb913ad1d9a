package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.partners.Delivery;
import org.kith.partners.LoadCalendar;
import org.kith.partners.layouts.Source;
import org.kith.site.Page;

/// One source: what it declared, in words, and the files that came.
record SourcePage(Source source, LoadCalendar.Row row, List<Delivery> deliveries, boolean receipts, LocalDate today)
        implements Page {

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
