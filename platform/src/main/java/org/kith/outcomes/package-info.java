/// Who lives and learns where, which needs are found there, and whether that differs from the county.
///
/// A run counts once and makes a *release*: figures of the county, its zones, pyramids, areas and schools,
/// with small numbers hidden and whatever would give them away. Pages, charts and files read the
/// release and nothing else, so that no two of them can be played against each other.
///
/// It knows figures and places and never a person.
@ApplicationModule(
        displayName = "Outcomes",
        allowedDependencies = {
            "site",
            "access",
            "partners",
            "families",
            "families :: facts",
            "needs",
            "strategy",
            "declarations",
            "database",
            "database :: bulk"
        })
@NullMarked
package org.kith.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
