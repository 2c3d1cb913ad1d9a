/// The pages on which people bring files, read their receipts, give their word on what waits, and see how old each
/// source is.
@NullMarked
package org.kith.partners.web;

import org.jspecify.annotations.NullMarked;
