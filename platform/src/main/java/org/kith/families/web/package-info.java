/// The pages of families and people, the search that leads to them, and the register of corrections.
@NullMarked
package org.kith.families.web;

import org.jspecify.annotations.NullMarked;
