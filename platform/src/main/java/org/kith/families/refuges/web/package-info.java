/// The pages on which shields of ended refuges are listed and lifted, and how many wait, on *my day*.
@NullMarked
package org.kith.families.refuges.web;

import org.jspecify.annotations.NullMarked;
