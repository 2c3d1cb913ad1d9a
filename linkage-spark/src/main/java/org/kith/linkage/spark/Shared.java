package org.kith.linkage.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.kith.linkage.internal.Share;

/// Records, some thousand at a time, as a share of all.
abstract class Shared extends Grouped {

    private static final int RECORDS = 4096;

    Share share = new Share();
    /// The records' numbers among all.
    final List<Long> numbers = new ArrayList<>();

    /// @param rows number, packed
    Shared(Iterator<Row> rows) {
        super(rows);
    }

    @Override
    final void take(Row row) {
        if (numbers.size() == RECORDS) {
            share = new Share();
            numbers.clear();
        }
        share.put(row.getLong(0), row.getAs(1));
        numbers.add(row.getLong(0));
    }

    @Override
    final boolean enough() {
        return numbers.size() == RECORDS;
    }
}
