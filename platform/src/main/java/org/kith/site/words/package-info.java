/// Dates, counts and lists in the words that people here use, and which days they work. It knows no page.
@NullMarked
package org.kith.site.words;

import org.jspecify.annotations.NullMarked;
