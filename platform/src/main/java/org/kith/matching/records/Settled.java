package org.kith.matching.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.linkage.Constraints;

/// What people and sources have settled, by the records' ids; a record of which nothing is said
/// is not in it.
///
/// @param musts one person: a decision that stands, or a source that says so
/// @param nevers two people
/// @param children who is named as a parent or carer of whom; what an adoption sealed tells
/// nothing
/// @param sealed the group behind the adoption barrier of each record that is behind one
/// @param once the sources that hold a person once
public record Settled(
        List<Two> musts, List<Two> nevers, List<Two> children, Map<Integer, Integer> sealed, List<String> once) {

    /// Two records; of carer and child, the carer first.
    public record Two(int one, int other) {

        /// Two of which neither comes first.
        public static Two of(int one, int other) {
            return new Two(Math.min(one, other), Math.max(one, other));
        }
    }

    Settled(Map<Integer, Integer> sealed, List<String> once) {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), sealed, once);
    }

    public int groupOf(int id) {
        return sealed.getOrDefault(id, 0);
    }

    /// As far as it is about these records, by their places among them.
    public Constraints constraints(int[] ids) {
        var constraints = new Constraints();
        once.forEach(constraints::oncePerPerson);
        var numbers = Described.Numbers.of(ids);
        for (var must : musts) {
            int one = numbers.of(must.one());
            int other = numbers.of(must.other());
            if (one >= 0 && other >= 0) {
                constraints.must(one, other);
            }
        }
        for (var never : nevers) {
            int one = numbers.of(never.one());
            int other = numbers.of(never.other());
            if (one >= 0 && other >= 0) {
                constraints.never(one, other);
            }
        }
        for (int number = 0; number < ids.length; number++) {
            if (groupOf(ids[number]) > 0) {
                constraints.barrier(number, groupOf(ids[number]));
            }
        }
        return constraints;
    }
}
