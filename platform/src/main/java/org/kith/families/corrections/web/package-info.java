/// The register of corrections as a page and as a file, the page of one that is followed until it is
/// answered, what a page about a person says of those asked for, and how many wait, on *my day*.
@NullMarked
package org.kith.families.corrections.web;

import org.jspecify.annotations.NullMarked;
