/// What a partnership set out to do, as files that it can read and change: pillars, ambitions, aims and groups,
/// the outcomes that it works for, its zones and its school year, each version with the days on which it was in
/// force.
///
/// It knows no child and no figure. What measures an outcome is told by those who measure ([Measuring]); what nobody
/// measures is said.
@ApplicationModule(
        displayName = "Strategy",
        allowedDependencies = {"site", "access", "declarations"})
@NullMarked
package org.kith.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
