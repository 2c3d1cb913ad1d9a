package org.kith.outcomes.disclosure;

/// What a partnership holds to be too small to publish.
///
/// @param most counts from 1 to this are hidden
/// @param room how far apart the lowest and the highest number must lie that a reader could still believe
/// of one
public record Policy(int most, int room) {

    /// Hides 1 to 5, and leaves room for five more or fewer.
    public static final Policy USUAL = new Policy(5, 5);

    public Policy {
        if (most < 0 || room < 1) {
            throw new IllegalArgumentException("a policy that hides nothing");
        }
    }

    public boolean small(long count) {
        return count >= 1 && count <= most;
    }
}
