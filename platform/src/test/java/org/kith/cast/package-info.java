/// Named families in one place, told to the database as their agencies' records would tell them.
@NullMarked
package org.kith.cast;

import org.jspecify.annotations.NullMarked;
