/// One delivery on its way in: its rows become facts, or wait for the person whom they name; what it covers and no
/// longer
/// says is withdrawn; and what it holds less than the one before makes it wait for a person's word.
/// It commits nothing, and takes no file in by itself: that is `intake`.
@NullMarked
package org.kith.partners.loading;

import org.jspecify.annotations.NullMarked;
