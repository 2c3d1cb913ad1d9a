package org.kith.linkage.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.RecordName;
import org.kith.linkage.tool.findings.Decided;
import org.kith.linkage.tool.findings.Judged;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.reading.RowList;

/// What people and contracts have settled before any score is looked at.
final class Settled {

    private static final StructType DECISIONS = StructType.fromDDL("a bigint, b bigint, one boolean");

    private final SparkSession spark;
    private final @Nullable Decided decided;
    private final List<String> once;
    /// Those among all of the records that the decisions name, in order.
    private final Map<RecordName, Long> numbers = new LinkedHashMap<>();

    /// Finds the records that decisions name; the list is held in the driver's memory.
    ///
    /// @param records number, source, id
    /// @param once    the sources that hold a person once
    Settled(Dataset<Row> records, @Nullable RowList decisions, List<String> once) {
        spark = records.sparkSession();
        this.once = once;
        if (decisions == null) {
            decided = null;
            return;
        }
        Dataset<Row> ids = spark.createDataset(List.copyOf(Judged.ids(decisions)), Encoders.STRING())
                .toDF("id");
        records.select("id", "source", "number")
                .join(broadcast(ids), "id")
                .sort("number")
                .collectAsList()
                .forEach(row -> numbers.put(new RecordName(row.getString(1), row.getString(0)), row.getLong(2)));
        decided = Decided.read(decisions, new Names(() -> numbers.keySet().stream()));
    }

    List<String> once() {
        return once;
    }

    @Nullable
    Decided decided() {
        return decided;
    }

    /// A pair of records each, and whether people decided that they are one person.
    Dataset<Row> decisions() {
        List<Row> rows = (decided == null ? List.<Judged>of() : decided.pairs())
                .stream()
                        .map(pair -> {
                            long a = number(pair.a());
                            long b = number(pair.b());
                            return RowFactory.create(Math.min(a, b), Math.max(a, b), pair.onePerson());
                        })
                        .toList();
        return spark.createDataFrame(rows, DECISIONS);
    }

    private long number(RecordName name) {
        return requireNonNull(numbers.get(name));
    }

    /// What came of the decisions; null where there are none.
    ///
    /// @param persons number, person
    Decided.@Nullable Outcome outcome(Dataset<Row> persons) {
        if (decided == null) {
            return null;
        }
        Dataset<Row> named = spark.createDataset(List.copyOf(numbers.values()), Encoders.LONG())
                .toDF("number");
        Map<Long, Long> personOf = new HashMap<>();
        persons.join(broadcast(named), "number")
                .select("number", "person")
                .collectAsList()
                .forEach(row -> personOf.put(row.getLong(0), row.getLong(1)));
        return decided.outcome(name -> requireNonNull(personOf.get(number(name))));
    }
}
