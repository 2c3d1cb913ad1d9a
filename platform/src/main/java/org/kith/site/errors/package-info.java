/// What stopped an answer, as a page in plain English: a refusal in its own words, what is not here, and a
/// fault of the program, which the log keeps under a number and without its message. It mends nothing.
@NullMarked
package org.kith.site.errors;

import org.jspecify.annotations.NullMarked;
