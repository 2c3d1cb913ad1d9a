package org.kith.outcomes.disclosure;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How far a hidden number could lie from what it is, one way: now, and at most if more cells were
/// hidden.
///
/// @param now with the cells that are hidden now
/// @param sure what no choice changes
/// @param gives what each cell that may be hidden would give at most
record Room(double now, double sure, NavigableMap<Integer, Double> gives) {

    static Room of(double sure) {
        return new Room(sure, sure, new TreeMap<>());
    }

    static Room given(int cell, double gives) {
        return new Room(0, 0, new TreeMap<>(Map.of(cell, gives)));
    }

    Room plus(Room other) {
        var together = new TreeMap<>(gives);
        other.gives.forEach((cell, room) -> together.merge(cell, room, Double::sum));
        return new Room(now + other.now, sure + other.sure, together);
    }
}
