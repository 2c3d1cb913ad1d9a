/// Finds people by what somebody remembers of them: parts of names that sound alike, short forms, a year of birth, a
/// postcode, a number. Whom a viewer may not see is not found, and the answer is the same as for nobody.
@NullMarked
package org.kith.families.search;

import org.jspecify.annotations.NullMarked;
