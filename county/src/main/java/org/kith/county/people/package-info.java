/// Who lives here: people, the families they belong to, the households and homes they have had, and what they are
/// called.
@NullMarked
package org.kith.county.people;

import org.jspecify.annotations.NullMarked;
