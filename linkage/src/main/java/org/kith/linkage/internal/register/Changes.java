package org.kith.linkage.internal.register;

import java.util.List;
import org.kith.linkage.Change;
import org.kith.linkage.RecordName;
import org.kith.linkage.internal.columns.Columns;

/// What is to change, by name.
public record Changes(
        Columns said,
        List<RecordName> gone,
        List<Change.Pair> children,
        List<Change.Pair> musts,
        List<Change.Pair> nevers,
        List<Change.Barrier> barriers,
        List<Change.Pair> childrenGone,
        List<Change.Pair> undecided,
        List<RecordName> looks) {}
