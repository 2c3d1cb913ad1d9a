/// The doors: signing in and out, who may call which address, *my day*, and the record of readings as a page.
@NullMarked
package org.kith.access.web;

import org.jspecify.annotations.NullMarked;
