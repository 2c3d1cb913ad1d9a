package org.kith.linkage.internal.register;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kith.linkage.Standing;

/// Who names whom as a child.
final class Children {

    private static final int[] NONE = {};

    private final Map<Integer, int[]> ofCarer = new HashMap<>();
    private final Map<Integer, int[]> ofChild = new HashMap<>();

    void add(int carer, int child) {
        if (Arrays.stream(of(carer)).noneMatch(known -> known == child)) {
            ofCarer.merge(carer, new int[] {child}, Children::joined);
            ofChild.merge(child, new int[] {carer}, Children::joined);
        }
    }

    void remove(int carer, int child) {
        ofCarer.computeIfPresent(carer, (known, children) -> without(children, child));
        ofChild.computeIfPresent(child, (known, carers) -> without(carers, carer));
    }

    /// Shows who names whom, in no order.
    void each(Standing.ChildVisitor visitor) {
        ofCarer.forEach((carer, children) -> {
            for (int child : children) {
                visitor.named(carer, child);
            }
        });
    }

    private static int[] without(int[] some, int one) {
        return Arrays.stream(some).filter(other -> other != one).toArray();
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    int[] of(int carer) {
        return ofCarer.isEmpty() ? NONE : ofCarer.getOrDefault(carer, NONE);
    }

    int[] carersOf(int child) {
        return ofChild.isEmpty() ? NONE : ofChild.getOrDefault(child, NONE);
    }

    /// What a record says of its children is no longer so; what others say of it is theirs.
    void forget(int carer) {
        int[] named = ofCarer.remove(carer);
        for (int child : named == null ? NONE : named) {
            ofChild.computeIfPresent(child, (known, carers) -> without(carers, carer));
        }
    }
}
