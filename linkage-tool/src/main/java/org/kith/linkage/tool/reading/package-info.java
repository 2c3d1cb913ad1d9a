/// CSV files of people, in whatever encoding and with whatever columns, taken apart and put into records; what
/// is broken is refused with its line.
@NullMarked
package org.kith.linkage.tool.reading;

import org.jspecify.annotations.NullMarked;
