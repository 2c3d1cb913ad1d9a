/// What forms are made of: fields with their labels and hints, answers to choose from, and what is to be put
/// right. It checks no more than that words are there and not too long: what else is a
/// mistake, the capability says that asked.
@NullMarked
package org.kith.site.forms;

import org.jspecify.annotations.NullMarked;
