package org.kith.linkage.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.RecordName;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Labels;

/// What is to be written and told beside who is one person.
///
/// @param pairs whether to write pairs.csv, and what their records say
/// @param keep  whether others may go on from this run
record Asked(
        boolean pairs,
        boolean report,
        boolean keep,
        List<RecordName> explained,
        @Nullable Labels labels,
        @Nullable Decided decided) {}
