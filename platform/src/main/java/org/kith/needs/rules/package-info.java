/// What a rule is, how its file is read, and every version that was ever published. It runs none.
@NamedInterface("rules")
@NullMarked
package org.kith.needs.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
