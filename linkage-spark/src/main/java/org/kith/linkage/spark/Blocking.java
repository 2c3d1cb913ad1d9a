package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kith.linkage.Links;
import org.kith.linkage.internal.blocking.Rules;
import org.kith.linkage.internal.weights.Teaching;

/// Which records lie in which blocks: only numbers travel.
final class Blocking {

    private static final StructType KEYS = StructType.fromDDL("block bigint, record bigint");
    private static final StructType PLACES =
            StructType.fromDDL("block bigint, record bigint, first bigint, size bigint");
    /// Stands for the records of a block that is left out.
    private static final long NOBODY = -1;

    /// The blocks of more than one record, a row for each record: the first of its records, and how many.
    private final Dataset<Row> places;
    private final List<Links.Figures.Rule> figures;
    private final long[] pairs = new long[Rules.COUNT];
    private final boolean[] used = new boolean[Rules.COUNT];

    Blocking(Dataset<Row> records, long size, int partitions) {
        places = records.mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> new Keys(rows, size), Encoders.row(KEYS))
                .repartition(partitions, col("block"))
                .sortWithinPartitions("block", "record")
                .mapPartitions((MapPartitionsFunction<Row, Row>) Whole::new, Encoders.row(PLACES))
                .persist(StorageLevel.MEMORY_AND_DISK());
        long[] largest = new long[Rules.COUNT];
        long[] leftOut = new long[Rules.COUNT];
        for (Row rule : places.groupBy(expr("cast(shiftright(block, " + Rules.KEY_BITS + ") as int)"))
                .agg(
                        expr("coalesce(sum(if(record = first, size * (size - 1) div 2, 0)), 0)"),
                        expr("coalesce(max(if(record >= 0, size, 0)), 0)"),
                        expr("count_if(record < 0)"))
                .collectAsList()) {
            pairs[rule.getInt(0)] = rule.getLong(1);
            largest[rule.getInt(0)] = rule.getLong(2);
            leftOut[rule.getInt(0)] = rule.getLong(3);
        }
        figures = IntStream.range(0, Rules.COUNT)
                .mapToObj(rule -> {
                    used[rule] = Rules.applies(rule, pairs[rule], size);
                    boolean tooLarge = Rules.takesAll(rule) && size > Rules.LARGEST_BLOCK;
                    return new Links.Figures.Rule(
                            Rules.words(rule),
                            pairs[rule],
                            (int) largest[rule],
                            tooLarge ? 1 : Math.toIntExact(leftOut[rule]),
                            used[rule]);
                })
                .filter(rule -> rule.used() || rule.pairs() > 0 || rule.blocksLeftOut() > 0)
                .toList();
    }

    /// Rows of a block and one of its records, of those rules that apply.
    Dataset<Row> used() {
        boolean[] used = this.used;
        return places.filter(
                        (FilterFunction<Row>) row -> row.getLong(1) != NOBODY && used[Rules.ofBlock(row.getLong(0))])
                .select("block", "record");
    }

    /// The same for the blocks that are learnt from.
    Dataset<Row> taught() {
        boolean[] used = this.used;
        long[] pairs = this.pairs;
        return places.filter((FilterFunction<Row>) row -> {
                    int rule = Rules.ofBlock(row.getLong(0));
                    return row.getLong(1) != NOBODY && used[rule] && Teaching.takes(rule, row.getLong(2), pairs[rule]);
                })
                .select("block", "record");
    }

    void teach(Teaching teaching) {
        for (int rule = 0; rule < Rules.COUNT; rule++) {
            if (used[rule]) {
                teaching.rule(rule, pairs[rule]);
            }
        }
    }

    List<Links.Figures.Rule> figures() {
        return figures;
    }

    void close() {
        places.unpersist();
    }

    /// Every block that each record would be in.
    private static final class Keys extends Shared {

        private final boolean all;

        Keys(Iterator<Row> rows, long size) {
            super(rows);
            all = size <= Rules.LARGEST_BLOCK;
        }

        @Override
        void finish(Queue<Row> found) {
            for (int rule = 0; rule < Rules.COUNT; rule++) {
                for (int i = 0; i < share.size() && (all || !Rules.takesAll(rule)); i++) {
                    for (long block : share.blocks(i, rule)) {
                        found.add(RowFactory.create(block, numbers.get(i)));
                    }
                }
            }
        }
    }

    /// Blocks that are neither alone nor too large.
    private static final class Whole extends Grouped {

        private final long[] members = new long[Rules.LARGEST_BLOCK];
        private long block;
        private long size;

        Whole(Iterator<Row> rows) {
            super(rows);
        }

        @Override
        void take(Row row) {
            block = row.getLong(0);
            if (size < members.length) {
                members[(int) size] = row.getLong(1);
            }
            size++;
        }

        @Override
        boolean enough() {
            return true;
        }

        @Override
        void finish(Queue<Row> found) {
            if (size > members.length) {
                found.add(RowFactory.create(block, NOBODY, NOBODY, size));
            } else {
                for (int i = 0; i < size && size > 1; i++) {
                    found.add(RowFactory.create(block, members[i], members[0], size));
                }
            }
            size = 0;
        }
    }
}
