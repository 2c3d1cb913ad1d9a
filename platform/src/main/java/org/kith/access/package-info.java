/// Who may see what, and why: accounts and signing in, the rules and the one place that applies them, dated
/// grants that other capabilities write, the sealed record of who looked, and the review of what is odd in it.
///
/// People are opaque ids here. What the rules mean is in `rules.csv`, who may call which address in `routes.csv`;
/// both lie beside this package's resources and are read when the application starts, which fails when they leave
/// anything open. A strategy folder may have a `rules.csv` of its own, which is in force once it is published. It knows
/// no names, families or facts: pages that show them ask [Access] first and tell
/// [Readings] afterwards.
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"site", "declarations", "database"})
@NullMarked
package org.kith.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
