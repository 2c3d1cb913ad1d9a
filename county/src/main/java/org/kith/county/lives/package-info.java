/// What happens to people over five years, correlated within families and with deprivation. It knows nothing of files.
@NullMarked
package org.kith.county.lives;

import org.jspecify.annotations.NullMarked;
