/// What the partnership wrote and has not put in force yet: whom it would reach, and then whether it is
/// published or dropped.
///
/// A *proposal* holds the written files as they were when somebody asked, and their *reach*: who would
/// enter and leave a need, who would see more or fewer records. Until it is published the files in force
/// stay as they are. It makes nothing in force by itself and shows no person: numbers only, and those rough.
@ApplicationModule(
        displayName = "Changes",
        allowedDependencies = {
            "site",
            "access",
            "declarations",
            "strategy",
            "partners",
            "matching",
            "families",
            "needs :: rules",
            "needs :: runs",
            "outcomes"
        })
@NullMarked
package org.kith.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
