/// Notices of domestic abuse to schools (Operation Encompass): what the police told a school
/// about a pupil, for its safeguarding lead alone.
///
/// They stand apart from everything else. Ingest takes them in like any source, but no match,
/// person, family, need, count or search is made of them, so no other page can tell of one. Here
/// each is placed with a pupil on the roll of the school that it was addressed to, when it is
/// read and never before; nothing is printed or taken away.
@ApplicationModule(allowedDependencies = {"site", "access", "partners", "matching", "families"})
@NullMarked
package org.kith.encompass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
