package org.kith.outcomes;

import org.kith.partners.Populations;

/// An age from and until, both included, made of the bands in which people are counted.
record Ages(int from, int until) {

    static Ages of(Populations.Ages ages) {
        return new Ages(ages.from(), ages.until());
    }

    boolean hold(int age) {
        return from <= age && age <= until;
    }

    /// "0 to 4", "18"
    String words() {
        return from == until ? String.valueOf(from) : from + " to " + until;
    }
}
