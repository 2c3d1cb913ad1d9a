/// Rows by the million on their way between a file and the database: binary COPY beside the reading, statements in the
/// midst of it, ids in blocks, fingerprints of what rows say, and numbers in arrays without boxes.
/// It is fast and knows nothing of what the rows say.
@NullMarked
package org.kith.partners.bulk;

import org.jspecify.annotations.NullMarked;
