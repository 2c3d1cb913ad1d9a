package org.kith.matching.web;

import java.util.List;
import org.kith.matching.Served;
import org.kith.site.Counts;
import org.kith.site.Page;

/// Link rates of groups of people, a parting a table.
record GroupRateBody(List<Served> partings) implements Page {

    GroupRateBody {
        partings = List.copyOf(partings);
    }

    String heading() {
        var unequal = partings.stream()
                .filter(served -> served.beside().filter(Served.Beside::clear).isPresent())
                .map(served -> served.parting().title())
                .toList();
        return unequal.isEmpty()
                ? "Whether links serve all groups alike"
                : "Links do not serve all groups alike, by " + Counts.list(unequal);
    }

    static String sentence(Served served) {
        return served.beside()
                .map(beside -> "Least of “" + beside.worst().group() + "” ("
                        + Counts.percent(beside.worst().now().percent()) + "), most of “"
                        + beside.best().group() + "” ("
                        + Counts.percent(beside.best().now().percent()) + "): "
                        + (beside.clear()
                                ? "more apart than chance would give."
                                : "no more apart than chance may give."))
                .orElse("Fewer than two groups have 100 records, so that nothing can be said of one beside another.");
    }

    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
