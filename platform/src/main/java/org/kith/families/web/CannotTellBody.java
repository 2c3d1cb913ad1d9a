package org.kith.families.web;

import java.util.List;
import org.kith.families.NotShown;
import org.kith.families.Person;
import org.kith.site.Page;

/// Why something is not on the page: not covered, not matched, out of the age range, or not shown
/// to the role.
///
/// @param maybe records that may be somebody's of the family; somebody is asked
/// @param outOfAge sources that are for children of other ages than any here, with their ages
/// @param held the same on every page
/// @param people whose pages take what is wrong, the family's own
record CannotTellBody(List<String> notCovered, int maybe, List<String> outOfAge, NotShown held, List<Person> people)
        implements Page {

    CannotTellBody {
        notCovered = List.copyOf(notCovered);
        outOfAge = List.copyOf(outOfAge);
        people = List.copyOf(people);
    }
}
