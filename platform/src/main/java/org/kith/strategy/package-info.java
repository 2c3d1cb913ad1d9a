/// What a partnership set out to do, as files that it can read and change. So far that is its school year.
///
/// It knows no child and no figure.
@ApplicationModule(
        displayName = "Strategy",
        allowedDependencies = {"site", "access", "declarations"})
@NullMarked
package org.kith.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
