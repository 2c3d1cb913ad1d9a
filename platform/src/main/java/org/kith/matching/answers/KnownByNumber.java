package org.kith.matching.answers;

import java.util.List;
import org.kith.matching.PersonId;

/// Who bears a number, answered by the capability that describes people.
@FunctionalInterface
public interface KnownByNumber {

    /// Those who bear all numbers in what was typed: a UPN, an NHS number, a council's. Where there is none, nobody.
    List<PersonId> bearing(String typed);
}
