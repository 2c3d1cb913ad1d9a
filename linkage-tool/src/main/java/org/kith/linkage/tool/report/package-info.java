/// What a run found as one HTML file, each picture with its table.
@NullMarked
package org.kith.linkage.tool.report;

import org.jspecify.annotations.NullMarked;
