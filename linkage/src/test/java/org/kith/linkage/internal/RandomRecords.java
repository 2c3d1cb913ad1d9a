package org.kith.linkage.internal;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kith.linkage.Field;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.uk.NhsNumber;
import org.kith.linkage.uk.Upn;

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

    private static final List<String> NHS_NUMBERS = IntStream.range(0, 1000)
            .mapToObj(i -> "999000" + (1000 + i))
            .filter(NhsNumber::valid)
            .toList();
    private static final List<String> UPNS = IntStream.range(0, 2000)
            .mapToObj(i -> "H80120000" + (1000 + i))
            .filter(Upn::lasting)
            .toList();

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

    /// So many people, always the same ones of one seed, each told of by some of four sources with slips: twins, and
    /// carers who name children. A record's id begins with its person's number and a dash.
    public static Columns people(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Columns columns = new Columns();
        String surname = "";
        String born = "";
        String address = "";
        for (int person = 0; person < count; person++) {
            if (person == 0 || random.nextInt(3) > 0) {
                surname = one(NAMES, random);
                born = "20%02d-%02d-%02d".formatted(random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28));
                address = one(ADDRESSES, random);
            }
            String forename = one(NAMES, random);
            String nhsNumber = NHS_NUMBERS.get(person);
            String upn = UPNS.get(person);
            int records = 1 + random.nextInt(4);
            for (int i = 0; i < records; i++) {
                int record = columns.open("s" + random.nextInt(4), person + "-" + i);
                columns.put(record, Field.FORENAME, random.nextInt(6) == 0 ? one(NAMES, random) : forename);
                put(columns, record, Field.SURNAME, List.of(surname), random);
                put(columns, record, Field.BORN_ON, List.of(born, born, born, "2015-01-01"), random);
                put(columns, record, Field.ADDRESS, List.of(address, address, one(ADDRESSES, random)), random);
                put(columns, record, Field.POSTCODE, List.of(one(POSTCODES, random), "dt11aa"), random);
                if (random.nextInt(3) == 0) {
                    put(columns, record, Field.MIDDLE_NAMES, NAMES, random);
                    put(columns, record, Field.SEX, List.of("m", "f"), random);
                }
                if (random.nextBoolean()) {
                    put(columns, record, Field.NHS_NUMBER, List.of(nhsNumber, one(NHS_NUMBERS, random)), random);
                    put(columns, record, Field.UPN, List.of(upn, upn, one(UPNS, random)), random);
                }
                if (record > 0 && person % 4 == 3) {
                    columns.addChild(record, random.nextInt(record));
                }
            }
        }
        return columns;
    }

    private static String one(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static void put(Columns columns, int record, Field field, List<String> values, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            columns.put(record, field, values.get(random.nextInt(values.size())));
        }
    }
}
