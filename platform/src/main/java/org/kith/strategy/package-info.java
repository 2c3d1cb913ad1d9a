/// What a partnership set out to do, as files that it can read and change: pillars, ambitions, aims, groups, zones with
/// their dates, outcomes and the statements of success.
///
/// It checks the files and says what nothing measures. It knows no child and no figure; `needs` and `outcomes` name
/// the outcomes that they serve.
@ApplicationModule(
        displayName = "Strategy",
        allowedDependencies = {"site", "access", "declarations"})
@NullMarked
package org.kith.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
