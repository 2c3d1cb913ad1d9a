/// When files are due, which came and which are late, and how old that leaves what each source says. What
/// follows from a late file is for others to say.
@NamedInterface("calendar")
@NullMarked
package org.kith.partners.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
