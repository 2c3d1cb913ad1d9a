/// What partners send: who they are, what they declared, the files that came, and what stands in them.
///
/// A *source* declares why and how it sends. A *delivery* is one file of it, with a receipt. A delivery names
/// *records*, one source's people by its own ids, and states *facts* of them, each with its file and line.
/// What a later delivery covers is superseded, what vanished is withdrawn by the source, what cannot be read
/// is kept in quarantine, and any load can be undone.
/// Nothing here says which records are one person; that is `matching`.
@ApplicationModule(allowedDependencies = {"site", "access", "declarations", "database", "database :: bulk"})
@NullMarked
package org.kith.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
