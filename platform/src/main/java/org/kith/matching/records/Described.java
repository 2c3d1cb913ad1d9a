package org.kith.matching.records;

import java.util.Arrays;
import java.util.List;
import org.kith.linkage.Field;
import org.kith.linkage.Standing;

/// The records that a run looks at, numbered in canonical order: by source, then by key.
///
/// @param places where each is in the standing
/// @param ids the record's id by its number
/// @param sealed for each number the group behind the adoption barrier, or 0
@SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
public record Described(Standing standing, int[] places, int[] ids, int[] sealed) {

    static final int NOT_HERE = -1;

    public int size() {
        return ids.length;
    }

    public String source(int number) {
        return standing.name(places[number]).source();
    }

    /// What the record says or said, in standard form.
    public List<String> values(int number, Field field) {
        return standing.values(places[number], field);
    }

    public Numbers numbers() {
        return Numbers.of(ids);
    }

    /// Finds a record's number by its id.
    @SuppressWarnings("ArrayRecordComponent") // one run's own, too large to copy
    public record Numbers(int[] byId) {

        public static Numbers of(int[] ids) {
            int[] numbers = new int[Arrays.stream(ids).max().orElse(0) + 1];
            Arrays.fill(numbers, NOT_HERE);
            for (int number = 0; number < ids.length; number++) {
                numbers[ids[number]] = number;
            }
            return new Numbers(numbers);
        }

        /// The record's number, or [#NOT_HERE].
        public int of(int id) {
            return id >= 0 && id < byId.length ? byId[id] : NOT_HERE;
        }
    }
}
