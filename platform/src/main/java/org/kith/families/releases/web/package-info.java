/// The page on which a worker chooses what a parent is shown, the list of all releases, the panels that tell
/// of them on the pages of families and people and on *my day*, and the page on which a parent says what is
/// wrong.
@NullMarked
package org.kith.families.releases.web;

import org.jspecify.annotations.NullMarked;
