package org.kith.linkage.tool;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Each record's true person by a number, -1 where it is not known.
final class Truths {

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] persons = new int[16];
    private int size;

    /// @param person by the name that the file gives, or empty
    void add(CharSequence person) {
        if (size == persons.length) {
            persons = Arrays.copyOf(persons, size + (size >> 1));
        }
        persons[size++] = person.isEmpty() ? -1 : numbers.computeIfAbsent(person.toString(), unknown -> numbers.size());
    }

    /// Whether no record's is known.
    boolean none() {
        return numbers.isEmpty();
    }

    int[] persons() {
        return Arrays.copyOf(persons, size);
    }
}
