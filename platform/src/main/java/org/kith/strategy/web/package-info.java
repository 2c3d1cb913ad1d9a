/// The strategy as a page that reads at a glance, for everyone who works here.
@NullMarked
package org.kith.strategy.web;

import org.jspecify.annotations.NullMarked;
