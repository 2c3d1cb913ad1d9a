package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kith.linkage.internal.Share;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.weights.CommonValues;

/// How often each value occurs among all records.
final class Values {

    private static final StructType COUNTS = StructType.fromDDL("attribute int, value bigint, count bigint");

    private Values() {}

    /// What is known of values.
    ///
    /// @param nobodys the postcodes that are nobody's home
    record Known(
            CommonValues common,
            @SuppressWarnings("ArrayRecordComponent") long[] nobodys) {}

    /// @param records number, packed
    static Known known(Dataset<Row> records) {
        Dataset<Row> counts = records.mapPartitions(
                        (MapPartitionsFunction<Row, Row>) Counting::new, Encoders.row(COUNTS))
                .groupBy("attribute", "value")
                .agg(expr("sum(count)").as("count"))
                .persist(StorageLevel.MEMORY_AND_DISK());
        CommonValues common = new CommonValues();
        long[] nobodys = {};
        for (Row sums : counts.groupBy("attribute")
                .agg(
                        expr("cast(sum(count) as double)"),
                        // Whole numbers sum up to the same in any order.
                        expr("cast(sum(cast(count as decimal(19, 0)) * count) as double)"))
                .collectAsList()) {
            int attribute = sums.getInt(0);
            double total = sums.getDouble(1);
            double squares = sums.getDouble(2);
            List<Row> often = counts.where(col("attribute").equalTo(attribute))
                    .where(col("count").geq(lit(CommonValues.commonFrom(total, squares))))
                    .collectAsList();
            common.put(
                    attribute,
                    often.stream().mapToLong(row -> row.getLong(1)).toArray(),
                    often.stream().mapToLong(row -> row.getLong(2)).toArray(),
                    total,
                    squares);
            if (Share.postcodes(attribute)) {
                nobodys = nobodys(counts.where(col("attribute").equalTo(attribute)));
            }
        }
        counts.unpersist();
        return new Known(common, nobodys);
    }

    private static long[] nobodys(Dataset<Row> postcodes) {
        SortedMap<Long, Long> byCount = new TreeMap<>();
        postcodes
                .select(col("count").as("records"))
                .groupBy("records")
                .count()
                .collectAsList()
                .forEach(row -> byCount.put(row.getLong(0), row.getLong(1)));
        return postcodes.where(col("count").gt(lit(Homes.mostOfAHome(byCount)))).collectAsList().stream()
                .mapToLong(row -> row.getLong(1))
                .toArray();
    }

    private static final class Counting extends Shared {

        private record Value(int attribute, long value) {}

        Counting(Iterator<Row> rows) {
            super(rows);
        }

        @Override
        void finish(Queue<Row> found) {
            Map<Value, Long> counts = new HashMap<>();
            for (int i = 0; i < share.size(); i++) {
                share.values(i, (attribute, value) -> counts.merge(new Value(attribute, value), 1L, Long::sum));
            }
            counts.forEach((value, count) -> found.add(RowFactory.create(value.attribute(), value.value(), count)));
        }
    }
}
