package org.kith.linkage.internal.conditions;

import static org.kith.linkage.internal.conditions.Kind.ANY;
import static org.kith.linkage.internal.conditions.Kind.MOMENT;
import static org.kith.linkage.internal.conditions.Kind.NUMBER;
import static org.kith.linkage.internal.conditions.Kind.TEXT;

import java.time.LocalDateTime;

/// Dates and times.
final class MomentFunctions {

    private MomentFunctions() {}

    static void into(Functions functions) {
        functions.put(
                "as moment",
                MOMENT,
                1,
                values ->
                        values[0] instanceof LocalDateTime moment ? moment : Moments.iso(TextFunctions.text(values[0])),
                ANY);
        functions.put(
                "as date",
                MOMENT,
                1,
                values -> ((LocalDateTime) values[0]).toLocalDate().atStartOfDay(),
                MOMENT);
        functions.put(
                "try_strptime,strptime",
                MOMENT,
                2,
                values -> Moments.strptime((String) values[0], (String) values[1]),
                TEXT,
                TEXT);
        functions.put(
                "to_date,try_to_timestamp,to_timestamp",
                MOMENT,
                1,
                values -> values.length == 1
                        ? Moments.iso((String) values[0])
                        : Moments.byPattern((String) values[0], (String) values[1]),
                TEXT,
                TEXT);
        functions.put("epoch,unix_timestamp", NUMBER, 1, values -> Moments.epoch((LocalDateTime) values[0]), MOMENT);
        functions.put(
                "date_diff",
                NUMBER,
                3,
                values -> Moments.boundaries((String) values[0], (LocalDateTime) values[1], (LocalDateTime) values[2]),
                TEXT,
                MOMENT,
                MOMENT);
        functions.put(
                "strftime",
                TEXT,
                2,
                values -> Moments.strftime((LocalDateTime) values[0], (String) values[1]),
                MOMENT,
                TEXT);
        functions.put(
                "date_trunc,datetrunc",
                MOMENT,
                2,
                values -> Moments.start((String) values[0], (LocalDateTime) values[1]),
                TEXT,
                MOMENT);
        functions.put(
                "interval later",
                MOMENT,
                3,
                values -> Moments.later((LocalDateTime) values[0], (Double) values[1], (String) values[2]),
                MOMENT,
                NUMBER,
                TEXT);
        functions.put("year", NUMBER, 1, values -> (double) ((LocalDateTime) values[0]).getYear(), MOMENT);
        functions.put("month", NUMBER, 1, values -> (double) ((LocalDateTime) values[0]).getMonthValue(), MOMENT);
        functions.put(
                "day,dayofmonth", NUMBER, 1, values -> (double) ((LocalDateTime) values[0]).getDayOfMonth(), MOMENT);
    }
}
