/// The register of decisions to share for whoever answers for it, the page on which somebody writes down theirs, and
/// the way to it from a person's page.
@NullMarked
package org.kith.families.sharing.web;

import org.jspecify.annotations.NullMarked;
