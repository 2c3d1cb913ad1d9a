package org.kith.linkage.tool;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.RecordName;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Labels;
import org.kith.linkage.tool.findings.Linked;
import org.kith.linkage.tool.findings.Why;
import org.kith.linkage.tool.reading.Names;

/// What is to be written and told beside who is one person.
///
/// @param pairs whether to write pairs.csv, and what their records say
/// @param explained to be explained on the console, and first in the report
/// @param persons records of whose persons it is to be told what holds them together
/// @param keep  whether others may go on from this run
record Asked(
        boolean pairs,
        boolean report,
        boolean keep,
        List<Names.Two> explained,
        List<RecordName> persons,
        @Nullable Labels labels,
        @Nullable Decided decided) {

    /// Says why of the pairs and persons asked about.
    void explain(Linked linked, PrintWriter say) {
        Why why = new Why(linked);
        why.explain(explained, say);
        why.explainPersons(persons, say);
    }
}
