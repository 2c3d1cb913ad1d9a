package org.kith.linkage.spark;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.linkage.Quality;

/// Holds what was found against what is true, as [Quality#of] does in memory.
final class Truth {

    private Truth() {}

    /// @param records number, truth
    /// @param persons number, person
    static Quality quality(Dataset<Row> records, Dataset<Row> persons) {
        Dataset<Row> cells = records.where("truth is not null")
                .join(persons, "number")
                .groupBy("person", "truth")
                .count()
                .persist();
        long right = cells.selectExpr("coalesce(sum(count * (count - 1) div 2), 0)")
                .first()
                .getLong(0);
        Row found = sums(cells, "person");
        Row truth = sums(cells, "truth");
        cells.unpersist();
        double precision = found.getLong(0) == 0 ? 1 : (double) right / found.getLong(0);
        double recall = truth.getLong(0) == 0 ? 1 : (double) right / truth.getLong(0);
        return new Quality(
                precision,
                recall,
                harmonic(precision, recall),
                found.getDouble(1),
                truth.getDouble(1),
                harmonic(found.getDouble(1), truth.getDouble(1)),
                found.getLong(0),
                truth.getLong(0),
                right);
    }

    /// The pairs within groups, and the mean share of a record's group that is its own by the other reckoning.
    private static Row sums(Dataset<Row> cells, String by) {
        return cells.groupBy(col(by))
                .agg(
                        org.apache.spark.sql.functions.expr("sum(count)").as("size"),
                        org.apache
                                .spark
                                .sql
                                .functions
                                .expr("sum(count * count)")
                                .as("squares"))
                .selectExpr(
                        "coalesce(sum(size * (size - 1) div 2), 0)", "coalesce(sum(squares / size) / sum(size), 0D)")
                .first();
    }

    private static double harmonic(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }
}
