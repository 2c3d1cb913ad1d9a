package org.kith.matching.answers;

import java.util.Collection;
import org.kith.matching.PersonId;

/// Whether pages of records may tell where people are, answered by the capability that knows who lives with whom.
@FunctionalInterface
public interface ToldOfHomes {

    /// Whether it is known of all of these that they are not shielded.
    boolean of(Collection<PersonId> people);
}
