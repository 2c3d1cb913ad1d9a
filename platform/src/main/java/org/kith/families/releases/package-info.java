/// What a worker chose to show to a parent: line by line, and shown only while it is safe and sure, which is asked anew
/// each time.
@NamedInterface("releases")
@NullMarked
package org.kith.families.releases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
