package org.kith.linkage.internal.conditions;

import java.util.List;

/// A way in which a blocking rule brings pairs together: the cells that both records must share, and the whole
/// condition, of which these are a part. A rule with `or` is several joins.
///
/// @param left  cells of the left record, each of which equals the same of `right`; none means every pair
/// @param right cells of the right record
/// @param leftLists cells with lists of the left record, each of which has an element in common with the same of
/// `rightLists`
record Join(
        int rule,
        Truth condition,
        List<Integer> left,
        List<Integer> right,
        List<Integer> leftLists,
        List<Integer> rightLists) {

    Join(int rule, Truth condition, List<Integer> left, List<Integer> right) {
        this(rule, condition, left, right, List.of(), List.of());
    }

    /// Whether both records' keys are read from the same cells.
    boolean symmetric() {
        return left.equals(right) && leftLists.equals(rightLists);
    }

    /// Whether a record may have several keys.
    boolean several() {
        return !leftLists.isEmpty();
    }

    /// Whether sharing those cells is all that the condition asks for.
    boolean isSharingAll() {
        return switch (condition) {
            case Truth.Same same -> true;
            case Truth.And(List<Truth> parts) -> parts.stream().allMatch(Truth.Same.class::isInstance);
            default -> false;
        };
    }
}
