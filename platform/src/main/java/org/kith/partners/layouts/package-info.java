/// What partners' files look like, declared as data in the strategy folder: sources, layouts with their tables,
/// columns and codes, and the kinds of facts that their rows tell. `reading` reads files by it. Nothing here stores
/// anything or decides who is who.
@NullMarked
package org.kith.partners.layouts;

import org.jspecify.annotations.NullMarked;
