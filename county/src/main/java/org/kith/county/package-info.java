/// Makes a county: its people and their lives, the files its agencies would send, and the truth.
@NullMarked
package org.kith.county;

import org.jspecify.annotations.NullMarked;
