package org.kith.families.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.families.facts.UsesFacts;
import org.kith.site.words.Counts;

/// What rests on a fact, named once for all whom it is about.
///
/// @param ways one, or as many as there are places where the page says it
record UsedBy(String words, List<Way> ways) {

    UsedBy {
        ways = List.copyOf(ways);
    }

    /// Where the page says it, and of whom: "Cian and Niamh".
    ///
    /// @param names empty where the fact's own line says of whom it is
    record Way(String names, String href) {}

    static List<UsedBy> of(List<UsesFacts.Use> uses) {
        return uses.stream()
                .collect(Collectors.groupingBy(UsesFacts.Use::words, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new UsedBy(each.getKey(), ways(each.getValue())))
                .toList();
    }

    private static List<Way> ways(List<UsesFacts.Use> uses) {
        var byHref = uses.stream()
                .collect(Collectors.groupingBy(UsesFacts.Use::href, LinkedHashMap::new, Collectors.toList()));
        boolean said = byHref.size() == 1 && uses.stream().allMatch(UsesFacts.Use::own);
        return byHref.entrySet().stream()
                .map(each -> new Way(said ? "" : names(each.getValue()), each.getKey()))
                .toList();
    }

    private static String names(List<UsesFacts.Use> uses) {
        return Counts.list(uses.stream().map(UsesFacts.Use::whose).distinct().toList());
    }
}
