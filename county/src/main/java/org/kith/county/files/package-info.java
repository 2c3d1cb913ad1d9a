/// Deliveries and the bytes in them: tables, the errors people and systems make, and the manifest.
@NullMarked
package org.kith.county.files;

import org.jspecify.annotations.NullMarked;
