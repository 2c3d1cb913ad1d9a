package org.kith.linkage.tool.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Each record's true person by a number, -1 where it is not known.
final class Truths {

    private final Map<String, Integer> numbers = new HashMap<>();
    /// Each record's number plus one; no room is taken before the first is known.
    private int[] known = {};
    private int size;

    /// @param person by the name that the file gives, or empty
    void add(CharSequence person) {
        if (!person.isEmpty()) {
            if (size >= known.length) {
                known = Arrays.copyOf(known, size + (size >> 1) + 16);
            }
            known[size] = 1 + numbers.computeIfAbsent(person.toString(), unknown -> numbers.size());
        }
        size++;
    }

    /// Whether no record's is known.
    boolean none() {
        return numbers.isEmpty();
    }

    int[] persons() {
        int[] persons = Arrays.copyOf(known, size);
        Arrays.setAll(persons, record -> persons[record] - 1);
        return persons;
    }
}
