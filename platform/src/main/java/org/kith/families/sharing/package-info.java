/// Whether what is held about somebody was shared with whoever asked for it: what was decided and why, and who was
/// told. It shares nothing itself. What people write here is their own words and no source's.
@NullMarked
package org.kith.families.sharing;

import org.jspecify.annotations.NullMarked;
