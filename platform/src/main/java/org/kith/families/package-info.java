/// Describes people and their families: names, homes with dates, who is whose parent, which family is whose, and who
/// helps.
///
/// Everything is derived from partners' records and from who `matching` says they are; a build can be repeated at any
/// time, looks at those whom something new reaches and changes only what changed. Each way out of it (page, search,
/// grant) leaves out what a shield, an adoption barrier or another household keeps back. What somebody says is wrong is
/// followed here until its controller has answered. What a worker chose to show to a parent is kept here, and shown
/// only while it is safe and sure; so is what somebody decided about sharing, and why. It finds no needs and judges
/// nobody.
@ApplicationModule(
        allowedDependencies = {
            "site",
            "access",
            "partners",
            "partners :: calendar",
            "matching",
            "matching :: answers",
            "database",
            "database :: bulk"
        })
@NullMarked
package org.kith.families;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
