/// What somebody says is wrong, followed until the controller of the source has answered. It changes no fact: the
/// source
/// does, in its next delivery.
@NamedInterface("corrections")
@NullMarked
package org.kith.families.corrections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
