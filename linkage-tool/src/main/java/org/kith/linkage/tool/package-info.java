/// The linkage library as a command: files in, clusters and a report out.
@NullMarked
package org.kith.linkage.tool;

import org.jspecify.annotations.NullMarked;
