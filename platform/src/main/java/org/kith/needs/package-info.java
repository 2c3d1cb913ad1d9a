/// Finds who may need help, by rules that anybody may read.
///
/// A *rule* is one published SQL file of the strategy over views that others publish. A *need* is what
/// a rule found of one person: since when, with the facts that made it true and the path from each of
/// them to the person. A need ends when its facts say so and never because a source is late. Nothing
/// here scores, ranks or sums.
@ApplicationModule(
        displayName = "Needs",
        allowedDependencies = {
            "site",
            "access",
            "declarations",
            "partners",
            "partners :: calendar",
            "matching",
            "families",
            "families :: corrections",
            "families :: facts",
            "strategy",
            "database",
            "database :: bulk"
        })
@NullMarked
package org.kith.needs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
