/// The pages on which analysts answer doubtful pairs.
@NullMarked
package org.kith.matching.web;

import org.jspecify.annotations.NullMarked;
