package org.kith.county.files;

import org.kith.county.people.Person;

/// Ids that systems give: unique inside a system, with no order that another system shares.
public final class Ids {

    private static final int MASK = (1 << 25) - 1;
    private static final int SECOND = 1 << 24;

    private Ids() {}

    /// The id of person `n` in a system.
    public static int of(int system, int n) {
        int id = n & MASK;
        for (int round = 1; round <= 3; round++) {
            // Multiplying by an odd number and folding by exclusive or can both be undone, so no two ids meet.
            id = id * (0x2545F491 + 2 * system * round) & MASK;
            id ^= id >>> 11;
        }
        return id;
    }

    /// The id of a person as a system prints it: "SU4711000".
    public static String of(String letters, int system, Person person) {
        return letters + (1_000_000 + of(system, person.id()));
    }

    /// A second id of the same person.
    public static int again(int system, int n) {
        return of(system, n | SECOND);
    }
}
