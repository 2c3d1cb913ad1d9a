/// Works out people and families from partners' records and from who `matching` says they are: what is gathered, who
/// lives and lived where, whose family is whose, and the tables that every page reads. It looks at those whom something
/// new reaches, writes only what changed, and can be run again at any time. It shows nothing to anybody.
@NamedInterface("build")
@NullMarked
package org.kith.families.build;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
