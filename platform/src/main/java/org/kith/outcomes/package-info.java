/// Says how a place is doing: who lives there, how many are in each group and have each need, beside the
/// county and over the years.
///
/// Everything is counted once in a run from the views that others publish, put under disclosure control
/// together, and kept as a *release*: pages and files show only that. It knows figures and places and
/// never a person.
@ApplicationModule(
        displayName = "Outcomes",
        allowedDependencies = {"site", "access", "partners", "families", "needs", "strategy", "database"})
@NullMarked
package org.kith.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
