package org.kith.needs.web;

import java.util.Map;
import java.util.Set;
import org.kith.needs.Choice;

/// The places of a working list.
///
/// @param names of zones and schools, by `z` or `s` and the code
/// @param own school pyramids of the zone that the viewer answers for; empty where that is no question
record ListPlaces(Map<String, String> names, Set<String> own) {

    static final ListPlaces NONE = new ListPlaces(Map.of(), Set.of());

    ListPlaces {
        names = Map.copyOf(names);
        own = Set.copyOf(own);
    }

    String name(String code, String otherwise) {
        return names.getOrDefault(code, otherwise);
    }

    /// "Christchurch, in another zone"
    String pyramid(String code) {
        return code + (isElsewhere(code) ? ", in another zone" : "");
    }

    /// Whether children of the zone go to school there, in another.
    boolean isElsewhere(String pyramid) {
        return !own.isEmpty() && !pyramid.equals(Choice.NO_PLACE) && !own.contains(pyramid);
    }
}
