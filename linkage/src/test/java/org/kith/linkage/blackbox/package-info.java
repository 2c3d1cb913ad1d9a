/// The library as its callers meet it: only what the module exports.
@NullMarked
package org.kith.linkage.blackbox;

import org.jspecify.annotations.NullMarked;
