/// What partners' files look like and how they are read: sources and layouts are declared as data in the strategy
/// folder, a file is recognised by its columns, and each row becomes a record's key, what the source says of the
/// person and dated facts. It never stores anything and never decides who is who.
@NullMarked
package org.kith.partners.layouts;

import org.jspecify.annotations.NullMarked;
