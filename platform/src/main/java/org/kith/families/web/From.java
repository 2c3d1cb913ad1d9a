package org.kith.families.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.families.Origin;
import org.kith.families.facts.Told;
import org.kith.site.words.Dates;

/// Where something is written, in the small line under it: the source and how old its word is, and,
/// for whoever may open the file's receipt, the lines.
///
/// @param places none for whoever may not open the receipt
record From(String words, List<Place> places) {

    private static final String LINE = "line ";

    From {
        places = List.copyOf(places);
    }

    /// A line of a file: "line 218", and the way to it in the file's receipt.
    record Place(String words, String href) {

        /// What the first of several has said already: "line 219" after "line 218" is "219".
        String after(boolean first) {
            return first || !words.startsWith(LINE) ? words : words.substring(LINE.length());
        }
    }

    static From of(Told told, boolean receipts, LocalDate today) {
        var words = told.lines() == 1 ? LINE + told.said().line() : told.lines() + " lines";
        return new From(
                words(told.said(), today),
                receipts
                        ? List.of(new Place(
                                words, href(told.said().delivery(), told.said().line())))
                        : List.of());
    }

    static From of(Origin origin, boolean receipts, LocalDate today) {
        return new From(words(origin, today), receipts ? List.of(place(origin)) : List.of());
    }

    /// The same of a source that says it in words of its own; empty for one that does not.
    From saying(String own) {
        return own.isEmpty() ? this : new From(words + ", as “" + own + "”", places);
    }

    /// For each source and day one, with all the lines.
    static List<From> of(Collection<Origin> origins, boolean receipts, LocalDate today) {
        var lines = origins.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        origin -> words(origin, today),
                        java.util.TreeMap::new,
                        Collectors.mapping(From::place, Collectors.toList())));
        return lines.entrySet().stream()
                .map(each -> new From(each.getKey(), receipts ? each.getValue() : List.of()))
                .toList();
    }

    /// Without its age, where many sources say one thing.
    static From briefly(Origin origin, boolean receipts, LocalDate today) {
        return new From(
                origin.title() + ", " + Dates.brief(origin.saidOn(), today),
                receipts ? List.of(place(origin)) : List.of());
    }

    private static Place place(Origin origin) {
        return new Place(LINE + origin.line(), href(origin.delivery(), origin.line()));
    }

    private static String words(Origin origin, LocalDate today) {
        return origin.title() + ", " + origin.received(today);
    }

    private static String href(int delivery, int line) {
        return "/receipts/" + delivery + (line > 0 ? "?line=" + line : "");
    }
}
