package org.kith.linkage.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.sort_array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.internal.Share;
import org.kith.linkage.internal.blocking.Rules;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.weights.Learnt;
import org.kith.linkage.internal.weights.Lesson;

/// Brings the records of each block to one task, and compares them there.
final class Meetings {

    static final long COUNT = -1;
    private static final StructType PATTERNS = StructType.fromDDL("rule int, pattern bigint, count bigint");
    private static final StructType PAIRS = StructType.fromDDL("a bigint, b bigint, odds float");

    private Meetings() {}

    /// How often each pattern is met in the blocks of each rule.
    ///
    /// @param records number, packed
    static Dataset<Row> patterns(Dataset<Row> places, Dataset<Row> records, int partitions, Broadcast<Homes> homes) {
        Dataset<Row> meeting = places.join(records, col("record").equalTo(col("number")))
                .select(col("block"), col("record"), col("packed"), col("block").as("blocks"));
        return together(meeting, partitions)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> new Counting(rows, homes.value()),
                        Encoders.row(PATTERNS))
                .groupBy("rule", "pattern")
                .sum("count");
    }

    /// The pairs that are likely enough, each once; and how many were compared because of each rule that no earlier one
    /// had met, in rows whose `a` is [#COUNT] less the rule's number.
    static Dataset<Row> pairs(
            Dataset<Row> places, Dataset<Row> records, int partitions, Broadcast<Learnt> learnt, double keepFrom) {
        Dataset<Row> placed =
                places.groupBy("record").agg(sort_array(collect_list("block")).as("blocks"));
        Dataset<Row> meeting = placed.join(records, col("record").equalTo(col("number")))
                .select(explode(col("blocks")).as("block"), col("record"), col("packed"), col("blocks"));
        return together(meeting, partitions)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> new Judging(rows, learnt.value(), keepFrom),
                        Encoders.row(PAIRS));
    }

    private static Dataset<Row> together(Dataset<Row> meeting, int partitions) {
        return meeting.repartition(partitions, col("block")).sortWithinPartitions("block", "record");
    }

    /// Whole blocks, some thousand records at a time.
    private abstract static class Blocks extends Grouped {

        private static final int RECORDS = 20_000;

        Share share = new Share();
        final List<Long> numbers = new ArrayList<>();
        private final List<Long> blocks = new ArrayList<>();
        private final List<List<Integer>> members = new ArrayList<>();
        private int taken;

        Blocks(Iterator<Row> rows) {
            super(rows);
        }

        @Override
        void take(Row row) {
            long block = row.getLong(0);
            if (blocks.isEmpty() || blocks.getLast() != block) {
                blocks.add(block);
                members.add(new ArrayList<>());
            }
            int here = share.put(row.getLong(1), row.getAs(2));
            if (here == numbers.size()) {
                numbers.add(row.getLong(1));
                put(row);
            }
            members.getLast().add(here);
            taken++;
        }

        /// Keeps more of a new record.
        void put(Row row) {}

        @Override
        final boolean enough() {
            return taken >= RECORDS;
        }

        @Override
        final void finish(Queue<Row> found) {
            begin();
            for (int i = 0; i < blocks.size(); i++) {
                meet(blocks.get(i), members.get(i), found);
            }
            end(found);
            share = new Share();
            numbers.clear();
            blocks.clear();
            members.clear();
            taken = 0;
        }

        abstract void begin();

        /// @param members the block's records by their number in the share
        abstract void meet(long block, List<Integer> members, Queue<Row> found);

        abstract void end(Queue<Row> found);
    }

    private static final class Counting extends Blocks {

        private final List<Map<Long, Long>> counts = new ArrayList<>();
        private final Homes homes;
        private Share.@Nullable Comparing comparing;

        Counting(Iterator<Row> rows, Homes homes) {
            super(rows);
            this.homes = homes;
        }

        @Override
        void begin() {
            comparing = share.comparing(homes);
            counts.clear();
            for (int rule = 0; rule < Rules.COUNT; rule++) {
                counts.add(new HashMap<>());
            }
        }

        @Override
        void meet(long block, List<Integer> members, Queue<Row> found) {
            Share.Comparing comparing = requireNonNull(this.comparing);
            Map<Long, Long> ofRule = counts.get(Rules.ofBlock(block));
            Lesson.teach(
                    members.size(),
                    (i, j) -> comparing.pattern(members.get(i), members.get(j)),
                    pattern -> ofRule.merge(pattern, 1L, Long::sum));
        }

        @Override
        void end(Queue<Row> found) {
            for (int rule = 0; rule < Rules.COUNT; rule++) {
                int of = rule;
                counts.get(rule).forEach((pattern, count) -> found.add(RowFactory.create(of, pattern, count)));
            }
        }
    }

    private static final class Judging extends Blocks {

        private final Learnt learnt;
        private final double keepFrom;
        /// The blocks of each record, ascending.
        private final List<long[]> blocksOf = new ArrayList<>();
        private Share.@Nullable Judging judging;
        private final long[] compared = new long[Rules.COUNT];

        Judging(Iterator<Row> rows, Learnt learnt, double keepFrom) {
            super(rows);
            this.learnt = learnt;
            this.keepFrom = keepFrom;
        }

        @Override
        void put(Row row) {
            List<Long> blocks = row.getList(3);
            blocksOf.add(blocks.stream().mapToLong(Long::longValue).toArray());
        }

        @Override
        void begin() {
            judging = share.judging(learnt, keepFrom);
        }

        @Override
        void meet(long block, List<Integer> members, Queue<Row> found) {
            for (int i = 0; i < members.size(); i++) {
                for (int j = i + 1; j < members.size(); j++) {
                    meet(block, members.get(i), members.get(j), found);
                }
            }
        }

        private void meet(long block, int a, int b, Queue<Row> found) {
            if (firstInCommon(blocksOf.get(a), blocksOf.get(b)) == block) {
                compared[Rules.ofBlock(block)]++;
                requireNonNull(judging)
                        .judge(
                                a,
                                b,
                                (one, other, odds) ->
                                        found.add(RowFactory.create(numbers.get(one), numbers.get(other), odds)));
            }
        }

        /// The block in which two records meet first.
        private static long firstInCommon(long[] a, long[] b) {
            int i = 0;
            int j = 0;
            while (a[i] != b[j]) {
                if (a[i] < b[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return a[i];
        }

        @Override
        void end(Queue<Row> found) {
            for (int rule = 0; rule < Rules.COUNT; rule++) {
                if (compared[rule] > 0) {
                    found.add(RowFactory.create(COUNT - rule, compared[rule], 0f));
                }
            }
            Arrays.fill(compared, 0);
            blocksOf.clear();
        }
    }
}
