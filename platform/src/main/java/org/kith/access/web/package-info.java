/// The doors: who is looking and may call which address, *my day*, and the record of readings as pages.
@NullMarked
package org.kith.access.web;

import org.jspecify.annotations.NullMarked;
