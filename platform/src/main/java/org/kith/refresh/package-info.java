/// Conducts a run: ingest, match, families, needs, measures, each a stage that can be killed at any moment and
/// run again. It knows the order and keeps the manifest; what a stage does belongs to its capability.
@ApplicationModule(
        allowedDependencies = {
            "declarations",
            "partners",
            "partners :: deliveries",
            "partners :: intake",
            "matching",
            "matching :: runs",
            "families",
            "families :: build",
            "needs :: runs",
            "outcomes"
        })
@NullMarked
package org.kith.refresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
