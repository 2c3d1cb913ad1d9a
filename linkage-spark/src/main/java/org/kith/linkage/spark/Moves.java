package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.linkage.internal.comparing.Homes;

/// Between which homes people moved, among all records.
final class Moves {

    private static final StructType SIGHTINGS = StructType.fromDDL("who bigint, postcode bigint, forename bigint");
    private static final StructType MOVERS = StructType.fromDDL("postcodes array<bigint>, forename bigint");

    private Moves() {}

    /// @param records number, packed
    /// @param nobodys the postcodes that are nobody's home
    static Homes homes(Dataset<Row> records, long[] nobodys, int partitions) {
        Homes.Making making = new Homes.Making(nobodys);
        records.mapPartitions((MapPartitionsFunction<Row, Row>) Seeing::new, Encoders.row(SIGHTINGS))
                .repartition(partitions, col("who"))
                .sortWithinPartitions("who", "postcode")
                .mapPartitions((MapPartitionsFunction<Row, Row>) Gathering::new, Encoders.row(MOVERS))
                .toLocalIterator()
                .forEachRemaining(row -> making.moved(
                        row.<Long>getList(0).stream().mapToLong(Long::longValue).toArray(), row.getLong(1)));
        return making.done();
    }

    private static final class Seeing extends Shared {

        Seeing(Iterator<Row> rows) {
            super(rows);
        }

        @Override
        void finish(Queue<Row> found) {
            for (int i = 0; i < share.size(); i++) {
                share.sightings(i, (who, postcode, forename) -> found.add(RowFactory.create(who, postcode, forename)));
            }
        }
    }

    /// The postcodes of one person, where they are several.
    private static final class Gathering extends Grouped {

        private final long[] postcodes = new long[Homes.MOST_SIGHTINGS];
        private int count;
        private long forename;

        Gathering(Iterator<Row> rows) {
            super(rows);
        }

        @Override
        void take(Row row) {
            if (count < postcodes.length) {
                postcodes[count] = row.getLong(1);
            }
            count++;
            forename = row.getLong(2);
        }

        @Override
        boolean enough() {
            return true;
        }

        @Override
        void finish(Queue<Row> found) {
            if (count <= postcodes.length) {
                Object[] places =
                        Arrays.stream(postcodes, 0, count).distinct().boxed().toArray();
                if (places.length > 1) {
                    found.add(RowFactory.create(places, forename));
                }
            }
            count = 0;
        }
    }
}
