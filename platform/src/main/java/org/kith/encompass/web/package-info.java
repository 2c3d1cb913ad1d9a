/// The page of notices to a school, and the way to it from *my day*.
@NullMarked
package org.kith.encompass.web;

import org.jspecify.annotations.NullMarked;
