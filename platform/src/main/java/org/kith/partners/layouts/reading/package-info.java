/// Reads partners' files by their declarations: a file is recognised by its columns, and each row becomes a record's
/// key, what the source says of the person and dated facts. It stores nothing.
@NullMarked
package org.kith.partners.layouts.reading;

import org.jspecify.annotations.NullMarked;
