package org.kith.linkage.internal;

import java.util.List;
import java.util.SplittableRandom;
import org.kith.linkage.Field;
import org.kith.linkage.internal.columns.Columns;

/// Records at random, of few values, so that they often agree.
public final class RandomRecords {

    /// First and last names, some of which sound or look alike.
    public static final List<String> NAMES = List.of(
            "anne",
            "anna marie",
            "ann",
            "bob",
            "robert",
            "smith",
            "smyth",
            "jones smith",
            "kate",
            "katherine",
            "li",
            "lee",
            "j",
            "ava",
            "eva",
            "maksym",
            "maxim",
            "bcky",
            "rebecca");

    private static final List<String> POSTCODES = List.of("dt11aa", "dt11ab", "dt12ab", "dt21aa", "bh11aa");

    private static final List<String> ADDRESSES = List.of(
            "1 high st",
            "1 high st dorchester",
            "2 high st",
            "flat 1 2 high st",
            "mill ln",
            "1 mill mile st",
            "1 mill farm st");

    private static final List<String> IDS = List.of("9990000018", "9990000019", "9434765919");

    private RandomRecords() {}

    /// So many records, always the same ones of one seed.
    public static Columns of(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Columns columns = new Columns();
        for (int i = 0; i < count; i++) {
            int record = columns.open("s" + random.nextInt(3), "r" + i);
            int versions = 1 + random.nextInt(2);
            for (int version = 0; version < versions; version++) {
                put(columns, record, Field.FORENAME, NAMES, random);
                put(columns, record, Field.SURNAME, NAMES, random);
                put(columns, record, Field.MIDDLE_NAMES, NAMES, random);
                put(columns, record, Field.POSTCODE, POSTCODES, random);
                put(columns, record, Field.ADDRESS, ADDRESSES, random);
                put(columns, record, Field.NHS_NUMBER, IDS, random);
                put(columns, record, Field.PHONE, IDS, random);
                put(columns, record, Field.SEX, List.of("m", "f"), random);
                put(columns, record, Field.UPRN, List.of("100001", "100002"), random);
                if (random.nextInt(4) > 0) {
                    columns.put(
                            record,
                            Field.BORN_ON,
                            "20%02d-%02d-%02d"
                                    .formatted(10 + random.nextInt(2), 1 + random.nextInt(3), 1 + random.nextInt(3)));
                }
            }
        }
        return columns;
    }

    private static void put(Columns columns, int record, Field field, List<String> values, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            columns.put(record, field, values.get(random.nextInt(values.size())));
        }
    }
}
