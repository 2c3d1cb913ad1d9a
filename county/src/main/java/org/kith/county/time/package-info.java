/// Days, school terms and the ways in which agencies write dates. A day is its epoch day, since millions are handled.
@NullMarked
package org.kith.county.time;

import org.jspecify.annotations.NullMarked;
