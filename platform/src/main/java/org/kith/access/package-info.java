/// Who may see what, and why: the rules and the one place that applies them, dated grants that other capabilities
/// write, and the record of who looked. Accounts and signing in, the seals on the record, the review of what is odd in
/// it, and complaints lie below.
///
/// People are opaque ids here. What the rules mean is in `rules.csv`, who may call which address in `routes.csv`;
/// both lie beside this package's resources and are read when the application starts, which fails when they leave
/// anything open. A strategy folder may have a `rules.csv` of its own, which is in force once it is published. It knows
/// no names, families or facts: pages that show them ask [Access] first and tell
/// [Readings] afterwards.
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"site", "declarations", "database", "database :: bulk"})
@NullMarked
package org.kith.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
