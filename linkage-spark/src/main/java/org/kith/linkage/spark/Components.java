package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/// Which records hang together by pairs: each with the least number of those that it hangs together with.
///
/// Each round has every record tell its neighbours of the least among them, at first those above it, then those below
/// (Kiveris and others, "Connected components in MapReduce and beyond", 2014). Rounds grow with the logarithm of the
/// longest chain.
final class Components {

    private static final StructType EDGES = StructType.fromDDL("u bigint, v bigint");

    private Components() {}

    /// Rows of a record `u` and the least record `v` of its component, for all but the least itself.
    ///
    /// @param pairs columns a, b
    static Dataset<Row> of(Dataset<Row> pairs, int partitions) {
        Dataset<Row> edges = pairs.select(col("b").as("u"), col("a").as("v")).checkpoint();
        Object before = "";
        Object now = fingerprint(edges);
        while (!now.equals(before)) {
            before = now;
            edges = small(large(edges, partitions), partitions).checkpoint();
            now = fingerprint(edges);
        }
        return edges;
    }

    private static Object fingerprint(Dataset<Row> edges) {
        return edges.agg(count(lit(1)), expr("sum(cast(xxhash64(u, v) as decimal(38, 0)))"))
                .first()
                .toString();
    }

    private static Dataset<Row> large(Dataset<Row> edges, int partitions) {
        Dataset<Row> both = edges.union(edges.select(col("v").as("u"), col("u").as("v")));
        return told(both, partitions, true);
    }

    private static Dataset<Row> small(Dataset<Row> edges, int partitions) {
        return told(edges, partitions, false);
    }

    private static Dataset<Row> told(Dataset<Row> edges, int partitions, boolean large) {
        return edges.repartition(partitions, col("u"))
                .sortWithinPartitions("u", "v")
                .mapPartitions((MapPartitionsFunction<Row, Row>) rows -> new Telling(rows, large), Encoders.row(EDGES))
                .distinct();
    }

    /// Rows of one record after another, the least neighbour first.
    private static final class Telling implements Iterator<Row> {

        private final Iterator<Row> rows;
        private final boolean large;
        private final Queue<Row> found = new ArrayDeque<>();
        private long of = -1;
        private long least;

        Telling(Iterator<Row> rows, boolean large) {
            this.rows = rows;
            this.large = large;
        }

        @Override
        public boolean hasNext() {
            while (found.isEmpty() && rows.hasNext()) {
                Row row = rows.next();
                long u = row.getLong(0);
                long v = row.getLong(1);
                boolean first = u != of;
                if (first) {
                    of = u;
                    least = Math.min(u, v);
                }
                if (large && v > u) {
                    found.add(RowFactory.create(v, least));
                }
                if (!large && first) {
                    found.add(RowFactory.create(u, least));
                }
                if (!large && v != least) {
                    found.add(RowFactory.create(v, least));
                }
            }
            return !found.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return found.remove();
        }
    }
}
