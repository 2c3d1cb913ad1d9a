/// The linkage library as a command: CSV files of people in, each record's person and a manifest out.
///
/// Columns are recognised by their names and by what they hold, or told with `--map`. Input that is broken is
/// refused with its line and a sentence, and nothing half written is left behind. It does not judge pairs
/// itself: that is the library's.
@NullMarked
package org.kith.linkage.tool;

import org.jspecify.annotations.NullMarked;
