package org.kith.linkage.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

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
import org.kith.linkage.Constraints;
import org.kith.linkage.Refusal;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.internal.Share;
import org.kith.linkage.internal.joining.Outcome;
import org.kith.linkage.internal.weights.Learnt;
import org.kith.linkage.tool.findings.Linked;

/// Joins records to persons, each component of pairs in the memory of one task.
///
/// No decision looks beyond the component, and within one its records and pairs come in the order that they have among
/// all, so that each comes out as it would from one machine.
final class Persons {

    private static final StructType FOUND = StructType.fromDDL(
            "a bigint, first bigint, band string, b bigint, probability double, outcome string, reason string");

    private Persons() {}

    /// Rows of two kinds: a record `a` with the `first` record of its person and its `band`; and a pair `a`, `b`
    /// that is left to people or was refused, with its `probability`, `outcome` and `reason`.
    ///
    /// @param records    number, source, place, packed
    /// @param size       how many there are
    /// @param pairs      a, b, odds
    /// @param components u, v: what hangs together by pairs and by what people decided to be one person
    static Dataset<Row> of(
            Dataset<Row> records,
            long size,
            Dataset<Row> pairs,
            Settled settled,
            Dataset<Row> components,
            int partitions,
            Broadcast<Learnt> learnt,
            double joinAt) {
        List<String> once = settled.once();
        Dataset<Row> members =
                components.union(components.select(col("v").as("u"), col("v")).distinct());
        Dataset<Row> people = members.join(records, col("u").equalTo(col("number")))
                .select(
                        col("v").as("component"),
                        col("number").as("a"),
                        lit(-1L).as("b"),
                        lit(0f).as("odds"),
                        col("packed"),
                        col("place"),
                        once.isEmpty() ? lit("") : col("source"),
                        lit(null).cast("boolean").as("one"));
        Dataset<Row> ties = pairs.join(members, col("a").equalTo(col("u")))
                .select(
                        col("v").as("component"),
                        col("a"),
                        col("b"),
                        col("odds"),
                        lit(null).cast("binary"),
                        lit(null).cast("bigint"),
                        lit(null).cast("string"),
                        lit(null).cast("boolean"));
        Dataset<Row> others = members.select(col("u").as("other"), col("v").as("component_b"));
        // Who are kept apart and hang together by nothing are apart as it is.
        Dataset<Row> decisions = broadcast(settled.decisions())
                .join(members, col("a").equalTo(col("u")))
                .join(others, col("b").equalTo(col("other")).and(col("v").equalTo(col("component_b"))))
                .select(
                        col("v").as("component"),
                        col("a"),
                        col("b"),
                        lit(0f),
                        lit(null).cast("binary"),
                        lit(null).cast("bigint"),
                        lit(null).cast("string"),
                        col("one"));
        return people.union(ties)
                .union(decisions)
                .repartition(partitions, col("component"))
                // Records first, in their order; then the pairs and what people decided.
                .sortWithinPartitions(col("component"), expr("b >= 0"), col("a"), col("b"))
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> new Joining(rows, size, once, learnt.value(), joinAt),
                        Encoders.row(FOUND));
    }

    /// Each record's person, numbered from 1 in the order of their first records: number, person.
    static Dataset<Row> numbered(Dataset<Row> records, Dataset<Row> found) {
        Dataset<Row> joined = found.where("first is not null").select(col("a"), col("first"));
        Dataset<Row> firsts = records.join(joined, col("number").equalTo(col("a")), "left")
                .select(col("number"), coalesce(col("first"), col("number")).as("first"));
        StructType ranks = StructType.fromDDL("of bigint, person bigint");
        Dataset<Row> persons = records.sparkSession()
                .createDataFrame(
                        firsts.where("number = first")
                                .select("number")
                                .sort("number")
                                .toJavaRDD()
                                .zipWithIndex()
                                .map(place -> RowFactory.create(place._1().getLong(0), place._2() + 1)),
                        ranks);
        return firsts.join(persons, col("first").equalTo(col("of"))).select("number", "person");
    }

    private static final class Joining extends Grouped {

        private static final int RECORDS = 20_000;

        private final long size;
        private final Learnt learnt;
        private final double joinAt;
        private final List<Long> numbers = new ArrayList<>();
        private final List<Long> orders = new ArrayList<>();
        private final Map<Long, Integer> here = new HashMap<>();
        private final List<String> once;
        private Share share = new Share();
        private Constraints settled = new Constraints();
        private int[] a = new int[1024];
        private int[] b = new int[1024];
        private float[] odds = new float[1024];
        private int pairs;

        Joining(Iterator<Row> rows, long size, List<String> once, Learnt learnt, double joinAt) {
            super(rows);
            this.size = size;
            this.once = once;
            this.learnt = learnt;
            this.joinAt = joinAt;
        }

        /// @param row component, a, b, odds, packed, place, source, one
        @Override
        void take(Row row) {
            if (row.getLong(2) < 0) {
                here.put(row.getLong(1), share.put(row.getString(6), row.getLong(1), row.getAs(4)));
                numbers.add(row.getLong(1));
                orders.add(row.getLong(5));
            } else if (row.isNullAt(7)) {
                pair(here(row.getLong(1)), here(row.getLong(2)), row.getFloat(3));
            } else if (row.getBoolean(7)) {
                settled.must(here(row.getLong(1)), here(row.getLong(2)));
            } else {
                settled.never(here(row.getLong(1)), here(row.getLong(2)));
            }
        }

        private int here(long number) {
            return requireNonNull(here.get(number));
        }

        private void pair(int one, int other, float likely) {
            if (pairs == a.length) {
                a = Arrays.copyOf(a, pairs * 2);
                b = Arrays.copyOf(b, pairs * 2);
                odds = Arrays.copyOf(odds, pairs * 2);
            }
            a[pairs] = one;
            b[pairs] = other;
            odds[pairs++] = likely;
        }

        @Override
        boolean enough() {
            return numbers.size() >= RECORDS;
        }

        @Override
        void finish(Queue<Row> found) {
            once.forEach(settled::oncePerPerson);
            Outcome outcome = share.cluster(
                    orders.stream().mapToLong(Long::longValue).toArray(),
                    size,
                    Arrays.copyOf(a, pairs),
                    Arrays.copyOf(b, pairs),
                    Arrays.copyOf(odds, pairs),
                    settled,
                    learnt,
                    joinAt);
            int[] persons = outcome.persons();
            long[] first = new long[outcome.people()];
            Arrays.fill(first, Long.MAX_VALUE);
            for (int i = 0; i < persons.length; i++) {
                first[persons[i]] = Math.min(first[persons[i]], numbers.get(i));
            }
            for (int i = 0; i < persons.length; i++) {
                found.add(RowFactory.create(
                        numbers.get(i), first[persons[i]], outcome.band(i).name(), null, null, null, null));
            }
            for (ScoredPair pair : Linked.undecided(settled, Refusal.leaveOut(outcome.refused(), outcome.doubtful()))) {
                String sentence = outcome.explain(pair.a(), pair.b()).sentence();
                found.add(pair(pair.a(), pair.b(), pair.probability(), "doubtful", sentence));
            }
            for (Refusal refusal : outcome.refused()) {
                found.add(pair(
                        refusal.a(),
                        refusal.b(),
                        refusal.probability(),
                        "refused",
                        refusal.reason().words()));
            }
            share = new Share();
            settled = new Constraints();
            here.clear();
            numbers.clear();
            orders.clear();
            pairs = 0;
        }

        private Row pair(int a, int b, double probability, String outcome, String reason) {
            return RowFactory.create(numbers.get(a), null, null, numbers.get(b), probability, outcome, reason);
        }
    }
}
