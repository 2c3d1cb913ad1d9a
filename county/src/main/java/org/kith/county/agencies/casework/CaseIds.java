package org.kith.county.agencies.casework;

import org.kith.county.chance.Chance;
import org.kith.county.files.Ids;
import org.kith.county.people.Person;

/// The case system's ids, which the council's statutory returns use too.
final class CaseIds {

    private static final int SYSTEM = 7;

    private CaseIds() {}

    static String of(Person person) {
        return (person.child() ? "C" : "A") + (10_000_000 + Ids.of(SYSTEM, person.id()));
    }

    /// 1% of people were entered twice, until someone noticed and merged the two.
    static boolean twice(Person person) {
        return Chance.of(person.id(), SYSTEM).happens(0.01);
    }

    static String second(Person person) {
        return (person.child() ? "C" : "A") + (10_000_000 + Ids.again(SYSTEM, person.id()));
    }
}
