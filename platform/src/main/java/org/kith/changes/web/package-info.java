/// The pages on which whoever answers for it sees whom a change would reach, and puts it in force or drops it.
@NullMarked
package org.kith.changes.web;

import org.jspecify.annotations.NullMarked;
