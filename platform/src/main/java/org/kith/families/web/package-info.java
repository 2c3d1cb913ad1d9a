/// The pages of families and people, and the search that leads to them.
@NullMarked
package org.kith.families.web;

import org.jspecify.annotations.NullMarked;
