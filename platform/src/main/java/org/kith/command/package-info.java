/// The commands of `./kith`: each opens the data folder, does one thing and says what came of it.
/// Exit 0: done. 1: something was refused or failed. 2: the command was used wrongly.
@ApplicationModule(
        allowedDependencies = {
            "site",
            "access",
            "access :: accounts",
            "access :: seals",
            "declarations",
            "database",
            "strategy",
            "partners",
            "partners :: deliveries",
            "partners :: intake",
            "matching",
            "matching :: rates",
            "families",
            "families :: releases",
            "needs",
            "needs :: rules",
            "needs :: runs",
            "needs :: truth",
            "changes",
            "refresh"
        })
@NullMarked
package org.kith.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
