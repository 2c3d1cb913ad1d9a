/// Everybody at every door: each address by each role in each relation to one family.
@NullMarked
package org.kith.walk;

import org.jspecify.annotations.NullMarked;
