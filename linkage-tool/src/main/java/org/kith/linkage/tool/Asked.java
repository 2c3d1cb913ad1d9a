package org.kith.linkage.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Labels;
import org.kith.linkage.tool.reading.Names;

/// What is to be written and told beside who is one person.
///
/// @param pairs whether to write pairs.csv, and what their records say
/// @param explained to be explained on the console, and first in the report
/// @param keep  whether others may go on from this run
record Asked(
        boolean pairs,
        boolean report,
        boolean keep,
        List<Names.Two> explained,
        @Nullable Labels labels,
        @Nullable Decided decided) {}
