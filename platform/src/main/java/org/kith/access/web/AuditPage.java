package org.kith.access.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Relation;
import org.kith.access.Viewer;
import org.kith.access.seals.SealCheck;
import org.kith.site.Page;
import org.kith.site.forms.Option;

/// Who looked at whom, why and by which relation, and whether the record is whole.
record AuditPage(ReadingRows rows, Readings.Filter filter, List<Viewer> accounts, SealCheck seal) implements Page {

    AuditPage {
        accounts = List.copyOf(accounts);
    }

    List<Option> viewers() {
        return options(
                "Anybody",
                accounts.stream()
                        .map(viewer -> new Option(
                                viewer.id().toString(),
                                viewer.name() + ", " + viewer.role().title())));
    }

    static List<Option> acts() {
        return options("Anything", Stream.of(Act.values()).map(act -> new Option(act.word(), ReadingRows.did(act))));
    }

    static List<Option> relations() {
        return options(
                "Any", Stream.of(Relation.values()).map(relation -> new Option(relation.word(), relation.words())));
    }

    private static List<Option> options(String any, Stream<Option> options) {
        return Stream.concat(Stream.of(new Option("", any)), options).toList();
    }

    /// The filter as the part of an address after the question mark; ids only, no names.
    String query(@Nullable Long before) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("who", filter.accountId());
        parts.put("about", filter.personId());
        parts.put("act", filter.act() == null ? null : filter.act().word());
        parts.put(
                "relation", filter.relation() == null ? null : filter.relation().word());
        parts.put("before", before);
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&", "?", ""));
    }
}
