/// What one source says now, as it lies open while its files are loaded: its lock, its records by their keys and other
/// names, how it describes them, its facts and shields. All of it can be taken back to what stood before the last file.
/// It never reads a file, and never decides what a delivery adds to it or ends.
@NullMarked
package org.kith.partners.standing;

import org.jspecify.annotations.NullMarked;
