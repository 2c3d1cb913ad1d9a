/// What figures of places stand on: intervals, comparisons in words, and the hiding of small numbers and of what would
/// give them away. No page shows figures yet.
///
/// It knows figures and places and never a person.
@ApplicationModule(
        displayName = "Outcomes",
        allowedDependencies = {"site", "access", "partners", "families", "needs", "strategy", "database"})
@NullMarked
package org.kith.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
