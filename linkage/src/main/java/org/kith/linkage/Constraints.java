package org.kith.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What people, contracts and the law have settled before any score is looked at.
///
/// A barrier beats everything. A person's "never" beats a "must", and both beat conflicting identifiers and a
/// source that holds a person once. Conflicting valid NHS numbers and UPNs need no line here: they always keep
/// records apart unless a "must" joins them.
public final class Constraints {

    /// Two records, by number.
    public record Pair(int a, int b) {
        public Pair {
            if (a > b) {
                int larger = a;
                a = b;
                b = larger;
            }
        }
    }

    private final List<Pair> musts = new ArrayList<>();
    private final List<Pair> nevers = new ArrayList<>();
    private final TreeSet<String> oncePerPerson = new TreeSet<>();
    private final Map<Integer, Integer> barriers = new HashMap<>();

    /// Nothing settled yet.
    public Constraints() {}

    /// Somebody decided that these two are one person.
    public Constraints must(int a, int b) {
        musts.add(new Pair(a, b));
        return this;
    }

    /// Somebody decided that these two are different people.
    public Constraints never(int a, int b) {
        nevers.add(new Pair(a, b));
        return this;
    }

    /// This source holds a person once: two of its records are two people.
    public Constraints oncePerPerson(String source) {
        oncePerPerson.add(source);
        return this;
    }

    /// Puts a record behind a barrier: it joins only records of the same group. Records without one are in
    /// group 0.
    public Constraints barrier(int record, int group) {
        barriers.put(record, group);
        return this;
    }

    public List<Pair> musts() {
        return List.copyOf(musts);
    }

    public List<Pair> nevers() {
        return List.copyOf(nevers);
    }

    public List<String> sourcesHoldingAPersonOnce() {
        return List.copyOf(oncePerPerson);
    }

    public Map<Integer, Integer> barriers() {
        return Map.copyOf(barriers);
    }

    /// Whether nothing is settled.
    public boolean none() {
        return musts.isEmpty() && nevers.isEmpty() && oncePerPerson.isEmpty() && barriers.isEmpty();
    }

    public int barrierOf(int record) {
        return barriers.getOrDefault(record, 0);
    }
}
