package org.kith.outcomes.disclosure;

import java.util.NavigableMap;
import java.util.TreeMap;

/// What every safe choice must satisfy: the cells that are hidden together give at least so much room.
///
/// @param gives how much room each cell gives when it is hidden
record Cover(NavigableMap<Integer, Double> gives, double need) {

    Cover {
        gives = new TreeMap<>(gives);
    }

    boolean alone(int cell) {
        return gives.getOrDefault(cell, 0.0) >= need - 1e-6;
    }
}
