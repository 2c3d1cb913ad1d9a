package org.kith.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A made village for tests: households with children, some of them twins, each person told of by several
/// sources with slips.
final class Village {

    private static final String[] FORENAMES = {
        "amelia",
        "olivia",
        "isla",
        "ava",
        "mia",
        "ivy",
        "lily",
        "freya",
        "florence",
        "willow",
        "noah",
        "oliver",
        "george",
        "arthur",
        "muhammad",
        "leo",
        "harry",
        "oscar",
        "archie",
        "henry",
        "theodore",
        "jack",
        "charlie",
        "thomas",
        "daniel",
        "samuel",
        "katherine",
        "elizabeth",
        "william",
        "james",
        "zofia",
        "jakub",
        "aisha",
        "yusuf",
        "siobhan",
        "declan",
        "harriet",
        "edith",
        "beatrice",
        "rupert",
        "hugo",
        "felix",
        "matilda",
        "phoebe",
        "eleanor",
        "martha",
        "ralph",
        "jude"
    };
    private static final String[] STEMS = {
        "ash", "black", "cole", "dun", "east", "fair", "green", "hart", "kings", "lang", "mar", "nor", "oak", "pem",
        "rad", "stan", "thorn", "under", "wal", "wool"
    };
    private static final String[] ENDS = {
        "by", "combe", "croft", "den", "field", "ford", "ham", "hurst", "ley", "man", "more", "shaw", "stead", "stock",
        "ton", "well", "wick", "wood", "worth", "yard"
    };
    private static final String[] SOURCES = {"schools", "health", "council", "housing", "police"};

    final Records records = new Records();
    /// Each record's true person.
    final List<Integer> truth = new ArrayList<>();
    /// Pairs of people who are twins.
    final List<int[]> twins = new ArrayList<>();

    private final SplittableRandom random;
    private int people;

    Village(int households, long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < households; i++) {
            addHousehold(i);
        }
    }

    int[] truths() {
        return truth.stream().mapToInt(person -> person).toArray();
    }

    private void addHousehold(int number) {
        String surname = STEMS[random.nextInt(STEMS.length)] + ENDS[random.nextInt(ENDS.length)];
        String postcode =
                "DT" + (1 + number / 60 % 9) + " " + (number / 6 % 9 + 1) + (char) ('A' + number / 20 % 20) + "B";
        String address = (number % 97 + 1) + " " + STEMS[number / 97 % STEMS.length] + " Road";
        int children = 1 + random.nextInt(3);
        boolean withTwins = children > 1 && random.nextInt(6) == 0;
        String born = "";
        List<String> names = new ArrayList<>();
        for (int child = 0; child < children; child++) {
            String forename = FORENAMES[random.nextInt(FORENAMES.length)];
            while (names.contains(forename)) {
                forename = FORENAMES[random.nextInt(FORENAMES.length)];
            }
            names.add(forename);
            if (withTwins && child == 1) {
                twins.add(new int[] {people - 1, people});
            } else {
                born = "%d-%02d-%02d"
                        .formatted(2008 + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(28));
            }
            addRecords(forename, surname, born, random.nextBoolean() ? "M" : "F", postcode, address);
        }
    }

    private void addRecords(String forename, String surname, String born, String sex, String postcode, String address) {
        int person = people++;
        for (String source : SOURCES) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            Records.Description description = records.record(source, source + "-" + records.size());
            description
                    .put(Field.FORENAME, random.nextInt(12) == 0 ? slip(forename) : forename)
                    .put(Field.SURNAME, random.nextInt(15) == 0 ? slip(surname) : surname)
                    .put(Field.SEX, random.nextInt(50) == 0 ? null : sex);
            if (random.nextInt(15) != 0) {
                description.put(Field.BORN_ON, random.nextInt(25) == 0 ? born.substring(0, 8) + "01" : born);
            }
            if (random.nextInt(8) != 0) {
                description.put(Field.POSTCODE, postcode).put(Field.ADDRESS, address);
            }
            if (source.equals("health") || random.nextInt(4) == 0) {
                description.put(Field.NHS_NUMBER, nhsNumber(person));
            }
            truth.add(person);
        }
    }

    private String slip(String word) {
        int at = random.nextInt(word.length());
        return word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
    }

    static String nhsNumber(int person) {
        for (int base = 999_000_000 + person * 7; ; base++) {
            String digits = Integer.toString(base);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check != 10) {
                return digits + check;
            }
        }
    }
}
