/// The register of complaints, the page of one, and those that have to be acknowledged soon, on *my day*.
@NullMarked
package org.kith.access.complaints.web;

import org.jspecify.annotations.NullMarked;
