package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Band;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Model;
import org.kith.linkage.internal.Share;
import org.kith.linkage.internal.blocking.Rules;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.weights.Learnt;
import org.kith.linkage.internal.weights.Teaching;

/// One run, from tables of people to persons. What it found lies in data sets until it is closed.
final class Run implements AutoCloseable {

    private final SparkSession spark;
    private final int partitions;
    private final List<Dataset<Row>> kept = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long since = System.nanoTime();

    final long size;
    final Settled settled;
    final Dataset<Row> records;
    final Model model;
    final Map<Field, Double> commonness;
    final List<Links.Figures.Rule> rules;
    final long pairsCompared;
    final long pairsKept;
    final long largestComponent;
    private final Dataset<Row> found;
    /// Each record's person: number, person.
    final Dataset<Row> persons;

    /// @param settling finds what is settled of the records
    /// @param model    a model to link by, or null to learn one
    Run(
            SparkSession spark,
            List<People> tables,
            Function<Dataset<Row>, Settled> settling,
            int partitions,
            @Nullable Model model,
            double joinAt,
            double keepFrom) {
        this.spark = spark;
        this.partitions = partitions;
        size = tables.stream().mapToLong(People::rows).sum();
        Dataset<Row> all = tables.getFirst().records(spark, 0);
        for (int i = 1; i < tables.size(); i++) {
            all = all.union(tables.get(i).records(spark, i));
        }
        records = keep(all);
        refuseDoubles(tables);
        settled = settling.apply(records);
        Dataset<Row> packed = records.select("number", "packed");
        Values.Known known = Values.known(packed);
        commonness = known.common().commonness();
        Homes homes = Moves.homes(packed, known.nobodys(), partitions);
        Blocking blocking = new Blocking(packed, size, partitions);
        took("preparing");
        this.model = model == null ? learn(packed, blocking, homes) : model;
        took("learning");
        Broadcast<Learnt> learnt = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new Learnt(this.model, known.common(), homes));
        Dataset<Row> met = keep(Meetings.pairs(blocking.used(), packed, partitions, learnt, keepFrom));
        Dataset<Row> pairs = met.where(col("a").gt(Meetings.COUNT));
        Map<String, Long> added = new HashMap<>();
        met.where(col("a").leq(Meetings.COUNT))
                .groupBy("a")
                .sum("b")
                .collectAsList()
                .forEach(count -> added.put(Rules.words((int) (Meetings.COUNT - count.getLong(0))), count.getLong(1)));
        rules = blocking.figures().stream()
                .map(rule -> rule.adding(added.getOrDefault(rule.name(), 0L)))
                .toList();
        pairsCompared = added.values().stream().mapToLong(Long::longValue).sum();
        pairsKept = pairs.count();
        blocking.close();
        took("comparing");
        Dataset<Row> together = settled.decisions().where("one").select("a", "b");
        Dataset<Row> components = Components.of(pairs.select("a", "b").union(together), partitions);
        largestComponent = components
                .groupBy("v")
                .count()
                .selectExpr("coalesce(max(count) + 1, 1)")
                .first()
                .getLong(0);
        found = keep(Persons.of(records, size, pairs, settled, components, partitions, learnt, joinAt));
        persons = keep(Persons.numbered(packed, found));
        took("clustering");
    }

    private Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> held = rows.persist(StorageLevel.MEMORY_AND_DISK());
        held.count();
        kept.add(held);
        return held;
    }

    private void took(String stage) {
        long now = System.nanoTime();
        seconds.put(stage, (now - since) / 1e9);
        since = now;
    }

    private void refuseDoubles(List<People> tables) {
        List<Row> doubles = records.groupBy("source", "id")
                .agg(
                        org.apache.spark.sql.functions.min("number").as("first"),
                        org.apache.spark.sql.functions.max("number").as("last"))
                .where("first < last")
                .sort("first")
                .limit(1)
                .collectAsList();
        if (doubles.isEmpty()) {
            return;
        }
        Row twice = doubles.getFirst();
        Row first = record(twice.getLong(2));
        Row last = record(twice.getLong(3));
        String earlier = first.getInt(1) == last.getInt(1) ? "line " + first.getLong(2) : "a line of an earlier file";
        throw tables.get(last.getInt(1))
                .broken(
                        last.getLong(0),
                        last.getLong(2),
                        "the id \"" + twice.getString(1) + "\" of source \"" + twice.getString(0) + "\" was already on "
                                + earlier + ".");
    }

    private Row record(long number) {
        return records.where(col("number").equalTo(number)).first();
    }

    private Model learn(Dataset<Row> packed, Blocking blocking, Homes homes) {
        Teaching teaching = new Teaching(size);
        blocking.teach(teaching);
        Broadcast<Homes> everywhere =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(homes);
        for (Row row : Meetings.patterns(blocking.taught(), packed, partitions, everywhere)
                .collectAsList()) {
            teaching.drawn(row.getInt(0), row.getLong(1), row.getLong(2));
        }
        countRandomPairs(packed, teaching, homes);
        return teaching.learn(Runtime.getRuntime().availableProcessors());
    }

    /// So few pairs that the driver compares them.
    private void countRandomPairs(Dataset<Row> packed, Teaching teaching, Homes homes) {
        long[] wanted = wanted();
        Broadcast<long[]> numbers =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(wanted);
        Share share = new Share();
        packed.filter((FilterFunction<Row>) row -> Arrays.binarySearch(numbers.value(), row.getLong(0)) >= 0)
                .toLocalIterator()
                .forEachRemaining(row -> share.put(row.getLong(0), row.getAs(1)));
        Share.Comparing comparing = share.comparing(homes);
        Teaching.randomPairs(size, (a, b) -> teaching.random(comparing.pattern(share.find(a), share.find(b)), 1));
        numbers.destroy();
    }

    private long[] wanted() {
        var numbers = java.util.stream.LongStream.builder();
        Teaching.randomPairs(size, (a, b) -> numbers.add(a).add(b));
        return numbers.build().sorted().distinct().toArray();
    }

    /// Each record's person: source, id, person; in the order of the input.
    Dataset<Row> clusters() {
        return records.select("number", "source", "id")
                .join(persons, "number")
                .sort("number")
                .select("source", "id", "person");
    }

    /// The pairs left to people and the joins refused, likeliest first.
    Dataset<Row> pairs() {
        Dataset<Row> a = records.select(
                col("number").as("a"), col("source").as("source_a"), col("id").as("id_a"));
        Dataset<Row> b = records.select(
                col("number").as("b"), col("source").as("source_b"), col("id").as("id_b"));
        return found.where("outcome is not null")
                .select("a", "b", "probability", "outcome", "reason")
                .join(a, "a")
                .join(b, "b")
                .sort(col("outcome"), col("probability").desc(), col("a"), col("b"))
                .select("source_a", "id_a", "source_b", "id_b", "probability", "outcome", "reason");
    }

    /// How many pairs had this outcome.
    long outcomes(String outcome) {
        return found.where(col("outcome").equalTo(lit(outcome))).count();
    }

    long people() {
        return persons.selectExpr("coalesce(max(person), 0)").first().getLong(0);
    }

    Map<Band, Long> bands() {
        Map<Band, Long> bands = new LinkedHashMap<>();
        long alone = size;
        for (Band band : Band.values()) {
            bands.put(band, 0L);
        }
        for (Row row : found.where("band is not null").groupBy("band").count().collectAsList()) {
            bands.put(Band.valueOf(row.getString(0)), row.getLong(1));
            alone -= row.getLong(1);
        }
        bands.merge(Band.NO_MATCH, alone, Long::sum);
        return bands;
    }

    Map<String, Double> seconds() {
        return seconds;
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
    }
}
