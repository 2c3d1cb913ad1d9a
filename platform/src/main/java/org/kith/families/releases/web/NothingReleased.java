package org.kith.families.releases.web;

import java.util.List;
import org.kith.families.Person;
import org.kith.site.Page;

/// A parent to whom nothing is shown yet.
///
/// @param children about whom something could be
record NothingReleased(List<Person> children) implements Page {

    NothingReleased {
        children = List.copyOf(children);
    }
}
