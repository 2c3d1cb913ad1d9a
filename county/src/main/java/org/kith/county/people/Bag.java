package org.kith.county.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.county.chance.Chance;

/// Names with their weights.
final class Bag {

    private final List<String> names = new ArrayList<>();
    private double[] upTo = new double[64];

    void add(String name, double weight) {
        int at = names.size();
        if (at == upTo.length) {
            upTo = Arrays.copyOf(upTo, at * 2);
        }
        upTo[at] = (at == 0 ? 0 : upTo[at - 1]) + weight;
        names.add(name);
    }

    String draw(Chance chance) {
        int at = Arrays.binarySearch(upTo, 0, names.size(), chance.real() * upTo[names.size() - 1]);
        return names.get(Math.min(names.size() - 1, at < 0 ? -at - 1 : at));
    }

    /// One that begins as `name` does, if a few draws find it.
    String drawLike(String name, Chance chance) {
        String drawn = draw(chance);
        for (int tries = 0; tries < 200 && (drawn.charAt(0) != name.charAt(0) || drawn.equals(name)); tries++) {
            drawn = draw(chance);
        }
        return drawn;
    }
}
