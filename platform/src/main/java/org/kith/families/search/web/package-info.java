/// The page on which people are looked for.
@NullMarked
package org.kith.families.search.web;

import org.jspecify.annotations.NullMarked;
