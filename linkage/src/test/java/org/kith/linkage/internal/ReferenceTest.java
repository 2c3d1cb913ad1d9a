package org.kith.linkage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.ScoredPair;
import org.kith.linkage.Settings;
import org.kith.linkage.comparison.BirthDates;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.Romanisation;
import org.kith.linkage.comparison.Soundex;

/// Holds the engine's fast parts against slow, obvious ones on random records: levels, blocks, scores,
/// patterns, order.
class ReferenceTest {

    private static final String[] NAMES = {
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
        "rebecca"
    };
    private static final String[] POSTCODES = {"dt11aa", "dt11ab", "dt12ab", "dt21aa", "bh11aa"};
    private static final String[] ADDRESSES = {
        "1 high st",
        "1 high st dorchester",
        "2 high st",
        "flat 1 2 high st",
        "mill ln",
        "1 mill mile st",
        "1 mill farm st"
    };
    private static final String[] IDS = {"9990000018", "9990000019", "9434765919"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void patternsAreWhatTheirDefinitionSays(long seed) {
        Columns columns = randomRecords(120, seed);
        Table table = new Table(columns);
        Derived derived = new Derived(columns);
        derived.know(Homes.of(table, derived));
        Map<Set<String>, Set<String>> moves = slowMoves(columns);
        assertThat(moves).hasSizeGreaterThan(3);
        Comparer comparer = new Comparer(table, derived);
        for (int a = 0; a < table.size; a++) {
            for (int b = 0; b < table.size; b++) {
                assertThat(comparer.pattern(a, b)).as("%d and %d", a, b).isEqualTo(slowPattern(columns, a, b, moves));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void patternsAreTheSameFromBothSides(long seed) {
        Columns columns = randomRecords(120, seed);
        Table table = new Table(columns);
        Derived derived = new Derived(columns);
        Comparer comparer = new Comparer(table, derived);
        Comparer turned = new Comparer(table, derived);
        for (int a = 0; a < table.size; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(comparer.pattern(a, b)).as("%d and %d", a, b).isEqualTo(turned.pattern(b, a));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aGlanceSettlesNothingThatALookWouldSeeOtherwise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>(List.of(NAMES));
        names.addAll(List.of("hrytsenko", "gritsenko", "zhang", "cheung", "xui", "hsiu", "timothy", "tim", "thimothy"));
        for (int i = 0; i < 300; i++) {
            char[] name = names.get(random.nextInt(names.size())).toCharArray();
            name[random.nextInt(name.length)] = (char) ('a' + random.nextInt(26));
            names.add(new String(name));
        }
        Glance glance = new Glance();
        glance.grow(names.size());
        for (int i = 0; i < names.size(); i++) {
            glance.add(i, names.get(i));
        }
        int settled = 0;
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                String one = names.get(i);
                String other = names.get(j);
                assertThat(glance.perhapsRomanised(i, j) || !Romanisation.same(one, other))
                        .as("%s and %s", one, other)
                        .isTrue();
                assertThat(glance.perhapsFamiliar(i, j) || !Forenames.familiar(one, other))
                        .as("%s and %s", one, other)
                        .isTrue();
                assertThat(glance.perhapsNearlyFamiliar(i, j)
                                || !(Forenames.nearlyFamiliar(one, other) || Romanisation.nearly(one, other)))
                        .as("%s and %s", one, other)
                        .isTrue();
                if (glance.differentForenames(i, j)) {
                    settled++;
                    assertThat(Spellings.forename(one, other))
                            .as("%s and %s", one, other)
                            .isEqualTo(7);
                }
                if (glance.differentSurnames(i, j)) {
                    assertThat(Spellings.surname(one, other))
                            .as("%s and %s", one, other)
                            .isEqualTo(5);
                }
            }
        }
        assertThat(settled).isGreaterThan(names.size() * names.size() / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keysSeenAtAGlimpseAreThoseOfTheRecord(long seed) {
        Columns columns = randomRecords(3 * Glimpse.MOST / 2, seed);
        Table table = new Table(columns);
        Derived derived = new Derived(columns);
        long[] values = new long[Rule.Part.MOST_VALUES];
        long[] keys = new long[Rule.MOST_KEYS];
        int seen = 0;
        for (Rule rule : Rule.values()) {
            if (!rule.asksWhatSomebodyHas(table)) {
                continue;
            }
            Glimpse glimpse = new Glimpse(rule, table, derived);
            for (int record = 0; record < table.size; record++) {
                int place = record % Glimpse.MOST;
                if (place == 0) {
                    glimpse.look(record, Math.min(Glimpse.MOST, table.size - record));
                }
                int count = rule.asksOneValue()
                        ? rule.parts[0].read(table, derived, record, keys)
                        : rule.keys(table, derived, record, values, keys);
                if (glimpse.sees(place)) {
                    seen++;
                    assertThat(count).as("%s of %d", rule, record).isOne();
                    assertThat(glimpse.key(place)).isEqualTo(keys[0]);
                }
            }
        }
        assertThat(seen).isGreaterThan(table.size);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void whichRulesBringAPairIsKnownAfterwards(long seed) {
        Columns columns = randomRecords(150, seed);
        Table table = new Table(columns);
        Derived derived = new Derived(columns);
        Blocks blocks = new Blocks(table, derived, Settings.defaults());
        Meetings meetings = new Meetings(table, derived, blocks.figures(new long[Rule.COUNT]));
        boolean[] met = new boolean[meetings.rules().size()];
        for (int a = 0; a < table.size; a++) {
            for (int b = a + 1; b < table.size; b++) {
                meetings.of(a, b, met);
                List<String> told = new ArrayList<>();
                for (int rule = 0; rule < met.length; rule++) {
                    if (met[rule]) {
                        told.add(meetings.rules().get(rule));
                    }
                }
                List<String> shared = new ArrayList<>();
                for (Rule rule : Rule.values()) {
                    if (shareABlock(blocks.members[rule.index], blocks.starts[rule.index], a, b)) {
                        shared.add(rule.words);
                    }
                }
                assertThat(told).as("%d and %d", a, b).isEqualTo(shared);
            }
        }
    }

    @Test
    void aBroadRuleIsCountedThoughItIsNotUsed() {
        Columns columns = new Columns();
        bornOn(columns, "2015-03-01", 2_600);
        bornOn(columns, "2015-03-02", 2);
        bornOn(columns, "2015-03-03", 1);
        bornOn(columns, "2015-03-04", Rule.LARGEST_BLOCK + 1);
        Table table = new Table(columns);
        Blocks blocks = new Blocks(table, new Derived(columns), Settings.defaults());
        assertThat(blocks.figures(new long[Rule.COUNT]))
                .contains(new Links.Figures.Rule(Rule.BIRTH.words, 2_600 * 2_599 / 2 + 1, 2_600, 1, false).adding(0));
        assertThat(blocks.members[Rule.BIRTH.index]).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Mahmoud, Naser, Mahmood, Nasser, true",
        "Yonas, Berhane, Jonas, Berhan, true",
        "Qadir, Soran, Suran, Kadir, true",
        "Ann, Lee, Bob, Lee, false"
    })
    void initialsBringTogetherNamesSpeltOtherwiseAndInTheOtherOrder(
            String forename, String surname, String otherForename, String otherSurname, boolean together) {
        Columns columns = new Columns();
        named(columns, forename, surname);
        named(columns, otherForename, otherSurname);
        Table table = new Table(columns);
        long[] values = new long[Rule.Part.MOST_VALUES];
        for (Derived derived : List.of(new Derived(columns), Derived.lasting(columns))) {
            long[] keys = new long[Rule.MOST_KEYS];
            long[] others = new long[Rule.MOST_KEYS];
            assertThat(Rule.POSTCODE_AND_INITIALS.keys(table, derived, 0, values, keys))
                    .isOne();
            assertThat(Rule.POSTCODE_AND_INITIALS.keys(table, derived, 1, values, others))
                    .isOne();
            assertThat(keys[0] == others[0]).isEqualTo(together);
        }
    }

    private static void named(Columns columns, String forename, String surname) {
        int record = columns.open("people", Integer.toString(columns.size()));
        columns.put(record, Field.FORENAME, forename);
        columns.put(record, Field.SURNAME, surname);
        columns.put(record, Field.POSTCODE, POSTCODES[0]);
    }

    private static void bornOn(Columns columns, String date, int people) {
        for (int i = 0; i < people; i++) {
            columns.put(columns.open("register", date + "/" + i), Field.BORN_ON, date);
        }
    }

    private static boolean shareABlock(int[] member, int[] start, int a, int b) {
        for (int block = 0; block < start.length - 1; block++) {
            boolean hasA = false;
            boolean hasB = false;
            for (int i = start[block]; i < start[block + 1]; i++) {
                hasA |= member[i] == a;
                hasB |= member[i] == b;
            }
            if (hasA && hasB) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void everyBlockedPairIsMetOnceAndNoOther(long seed) {
        Columns columns = randomRecords(150, seed);
        Table table = new Table(columns);
        Blocks blocks = new Blocks(table, new Derived(columns), Settings.defaults());
        Met noted = new Met(table, blocks);
        List<Long> met = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            int[] member = blocks.members[rule.index];
            int[] start = blocks.starts[rule.index];
            int[] gathered = noted.gather(member, 0, member.length, new int[0]);
            for (int block = 0; block < start.length - 1; block++) {
                for (int i = start[block]; i < start[block + 1]; i++) {
                    for (int j = i + 1; j < start[block + 1]; j++) {
                        if (!noted.before(gathered, i, j, rule.index, block)) {
                            met.add(pair(member[i], member[j]));
                        }
                    }
                }
            }
        }
        // So small a file is compared whole; without its last rule, what the others bring is checked below.
        Set<Long> all = new HashSet<>();
        for (int a = 0; a < table.size; a++) {
            for (int b = a + 1; b < table.size; b++) {
                all.add(pair(a, b));
            }
        }
        assertThat(met).doesNotHaveDuplicates().hasSameSizeAs(all);
        assertThat(new HashSet<>(met)).isEqualTo(all);
        Set<Long> bySurnameAndBirth = new TreeSet<>();
        int[] member = blocks.members[Rule.SURNAME_AND_BIRTH.index];
        int[] start = blocks.starts[Rule.SURNAME_AND_BIRTH.index];
        for (int block = 0; block < start.length - 1; block++) {
            for (int i = start[block]; i < start[block + 1]; i++) {
                for (int j = i + 1; j < start[block + 1]; j++) {
                    bySurnameAndBirth.add(pair(member[i], member[j]));
                }
            }
        }
        assertThat(bySurnameAndBirth).isEqualTo(slowBlocks(columns, Field.SURNAME, Field.BORN_ON));
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void scoresAreTheSumsOfTheirParts(long seed) {
        Columns columns = randomRecords(80, seed);
        Table table = new Table(columns);
        Weights weights = new Weights();
        weights.prior = 0.001;
        SplittableRandom random = new SplittableRandom(seed);
        for (Question question : Question.values()) {
            for (int level = 1; level <= question.levels.size(); level++) {
                weights.m[question.index][level] = random.nextDouble(0.01, 1);
                weights.u[question.index][level] = random.nextDouble(0.01, 1);
            }
        }
        Frequencies frequencies = new Frequencies(table);
        Engine.Basis basis = new Engine.Basis(table, new Derived(columns), weights, frequencies);
        Scorer scorer = basis.scorer();
        for (int a = 0; a < table.size; a++) {
            for (int b = 0; b < table.size; b++) {
                long pattern = scorer.pattern(a, b);
                double match = weights.prior;
                double strangers = 1 - weights.prior;
                double twins = weights.prior * weights.twins;
                double kin = weights.prior * weights.kin;
                for (Question question : Question.values()) {
                    int level = question.levelIn(pattern);
                    if (level > 0) {
                        match *= weights.m[question.index][level];
                        strangers *= weights.u[question.index][level]
                                / Math.pow(2, frequencies.weight(table, question, a, b, pattern));
                        twins *= weights.twin(question, level);
                        kin *= weights.relative(question, level);
                    }
                }
                double probability = match / (match + strangers + twins + kin);
                double odds = scorer.logOdds(a, b, Double.NEGATIVE_INFINITY);
                assertThat(Scorer.probability(odds)).isCloseTo(probability, within(1e-9));
                assertThat(Explaining.explain(a, b, pattern, basis).probability())
                        .isCloseTo(probability, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16, 17})
    void aBlockMarksTheNamesThatItsOtherRecordsBearOut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int marked = 0;
        for (int size = 2; size < 70; size++) {
            int records = size;
            int[] names = random.ints(records, 0, 1 + size / 3).toArray();
            int[] dates = random.ints(records, 0, 2).toArray();
            List<Long> taught = new ArrayList<>();
            List<Long> slow = new ArrayList<>();
            BiFunction<Integer, Integer, Long> pattern =
                    (i, j) -> Question.FORENAME.packed(names[i] == names[j] ? 1 : 6 + (names[i] + names[j]) % 2)
                            | Question.BORN.packed(dates[i] == dates[j] ? 1 : 7);
            Lesson.teach(records, pattern::apply, taught::add);
            for (int i = 0; i < records; i++) {
                for (int j = i + 1; j < records; j++) {
                    boolean both = records <= 64 && names[i] != names[j];
                    for (int one : new int[] {i, j}) {
                        int with = 0;
                        for (int third = 0; third < records; third++) {
                            with += names[third] == names[one] && dates[third] == dates[one] ? 1 : 0;
                        }
                        both &= with > 1;
                    }
                    marked += both ? 1 : 0;
                    slow.add(pattern.apply(i, j) | (both ? Lesson.BORNE_OUT : 0));
                }
            }
            assertThat(taught).isEqualTo(slow);
        }
        assertThat(marked).isPositive();
    }

    /// So few that they are sorted at once, and so many that they are parted into buckets first.
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 2_000, 30_000})
    void pairsAreOrderedBestFirstAndThenByNumber(int count) {
        SplittableRandom random = new SplittableRandom(count);
        Pairs pairs = new Pairs();
        List<ScoredPair> slow = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int a = random.nextInt(300);
            int b = 300 + random.nextInt(300);
            float odds = random.nextBoolean() ? random.nextInt(-5, 6) : (float) random.nextDouble(-40, 60);
            pairs.add(b, a, odds);
            slow.add(new ScoredPair(a, b, odds));
        }
        slow.sort(Comparator.comparingDouble(ScoredPair::probability)
                .reversed()
                .thenComparingInt(ScoredPair::a)
                .thenComparingInt(ScoredPair::b));
        pairs.bestFirst();
        for (int i = 0; i < count; i++) {
            assertThat(new ScoredPair(pairs.a[i], pairs.b[i], pairs.logOdds[i])).isEqualTo(slow.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void wordsComeBackAsTheyWereUnderTheNumbersOfTheirOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                // Of one byte, of two, of three, and halves of a character that lies beyond.
                word.append((char)
                        switch (random.nextInt(4)) {
                            case 0 -> 'a' + random.nextInt(26);
                            case 1 -> random.nextInt(0x100);
                            case 2 -> random.nextInt(0x1000);
                            default -> 0xd800 + random.nextInt(0x800);
                        });
            }
            int known = dictionary.find(word);
            assertThat(known).isEqualTo(numbers.getOrDefault(word.toString(), -1));
            int number = numbers.computeIfAbsent(word.toString(), unseen -> numbers.size());
            assertThat(dictionary.number(i % 2 == 0 ? word : word.toString())).isEqualTo(number);
            assertThat(dictionary.word(number)).isEqualTo(word.toString());
            assertThat(dictionary.hash(number)).isEqualTo(word.toString().hashCode());
        }
        assertThat(dictionary.size()).isEqualTo(numbers.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 5_000})
    void sortingByBitsLeavesTheOrderOfThoseThatAgree(int count) {
        SplittableRandom random = new SplittableRandom(count);
        long[] keys = random.longs(count, 0, 1L << 40).toArray();
        Long[] slow = Arrays.stream(keys).boxed().toArray(Long[]::new);
        Arrays.sort(slow, Comparator.comparingLong(key -> key >>> 7 & (1L << 25) - 1));
        assertThat(Arrays.copyOf(Radix.sorted(keys, count, 7, 32), count))
                .containsExactly(Arrays.stream(slow).mapToLong(key -> key).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 20_000})
    void keysThatAgreeAreBroughtTogetherInOrder(int count) {
        SplittableRandom random = new SplittableRandom(count);
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            // Few keys, some of which differ in one low bit only, and below them a number that rises.
            keys[i] = (random.nextLong(1 << 6) << 58) | (random.nextLong(8) << 20) | i;
        }
        long[] slow = keys.clone();
        Arrays.sort(slow);
        long[] together = Arrays.copyOf(Radix.together(keys, /* size= */ count, 20, /* until= */ Long.SIZE), count);
        Map<Long, Long> lastOf = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long agreeing = together[i] >>> 20;
            Long last = lastOf.put(agreeing, together[i]);
            assertThat(last == null || (last == together[i - 1] && last < together[i]))
                    .isTrue();
        }
        Arrays.sort(together);
        assertThat(together).containsExactly(slow);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void patternsAreCountedExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Patterns patterns = new Patterns();
        java.util.TreeMap<Long, Long> counts = new java.util.TreeMap<>();
        for (int i = 0; i < 50_000; i++) {
            long pattern = random.nextLong(20_000) * 0x10001L;
            patterns.add(pattern, 1);
            counts.merge(pattern, 1L, Long::sum);
        }
        assertThat(patterns.sorted())
                .containsExactly(counts.keySet().stream().mapToLong(key -> key).toArray());
        counts.forEach((pattern, count) -> assertThat(patterns.count(pattern)).isEqualTo(count));
    }

    private static long pair(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    private static Columns randomRecords(int count, long seed) {
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
                put(columns, record, Field.SEX, new String[] {"m", "f"}, random);
                put(columns, record, Field.UPRN, new String[] {"100001", "100002"}, random);
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

    private static void put(Columns columns, int record, Field field, String[] values, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            columns.put(record, field, values[random.nextInt(values.length)]);
        }
    }

    private static Set<Long> slowBlocks(Columns columns, Field one, Field other) {
        Set<Long> pairs = new TreeSet<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                if (common(columns, a, b, one) && common(columns, a, b, other)) {
                    pairs.add(pair(a, b));
                }
            }
        }
        return pairs;
    }

    private static boolean common(Columns columns, int a, int b, Field field) {
        return columns.values(a, field).stream().anyMatch(columns.values(b, field)::contains);
    }

    private static long slowPattern(Columns columns, int a, int b, Map<Set<String>, Set<String>> moves) {
        int forename = best(columns, a, b, Field.FORENAME, Spellings::forename);
        int surname = best(columns, a, b, Field.SURNAME, ReferenceTest::slowSurname);
        if ((forename == 0 || forename >= 6) && (surname == 0 || surname >= 4)) {
            int one = across(columns, a, b);
            int other = across(columns, b, a);
            if (one <= 3 && other <= 3 && one + other > 0) {
                forename = 4;
                surname = 0;
            }
        }
        return Question.FORENAME.packed(forename)
                | Question.SURNAME.packed(surname)
                | Question.MIDDLE.packed(best(columns, a, b, Field.MIDDLE_NAMES, Spellings::middle))
                | Question.BORN.packed(
                        best(columns, a, b, Field.BORN_ON, (x, y) -> Spellings.born(digits(x), digits(y))))
                | Question.SEX.packed(best(columns, a, b, Field.SEX, (x, y) -> 2))
                | Question.PHONE.packed(best(columns, a, b, Field.PHONE, (x, y) -> 2))
                | Question.NHS.packed(best(columns, a, b, Field.NHS_NUMBER, Spellings::identifier))
                | Question.HOME.packed(slowHome(columns, a, b, moves));
    }

    private static int slowSurname(String x, String y) {
        int level = Spellings.surname(x, y);
        boolean oneSound = Soundex.code(first(x)).equals(Soundex.code(first(y)));
        return level == 5 && oneSound ? 4 : level;
    }

    private static String first(String name) {
        return name.split(" ", -1)[0];
    }

    private static int across(Columns columns, int a, int b) {
        return best(
                columns.values(a, Field.FORENAME),
                columns.values(b, Field.SURNAME),
                (x, y) -> Math.min(slowSurname(x, y), Spellings.forename(x, y)));
    }

    /// For each two postcodes the first names of those who were seen at both.
    private static Map<Set<String>, Set<String>> slowMoves(Columns columns) {
        Map<Set<String>, Set<String>> moves = new HashMap<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a; b < columns.size(); b++) {
                String who = who(columns, a);
                if (!who.isEmpty() && who.equals(who(columns, b))) {
                    for (String one : columns.values(a, Field.POSTCODE)) {
                        for (String other : columns.values(b, Field.POSTCODE)) {
                            if (!one.equals(other)) {
                                moves.computeIfAbsent(Set.of(one, other), pair -> new HashSet<>())
                                        .add(firstOf(columns, a, Field.FORENAME));
                            }
                        }
                    }
                }
            }
        }
        return moves;
    }

    private static String who(Columns columns, int record) {
        String born = firstOf(columns, record, Field.BORN_ON);
        String forename = firstOf(columns, record, Field.FORENAME);
        String surname = firstOf(columns, record, Field.SURNAME);
        boolean known = !born.isEmpty() && !born.endsWith("0101") && !forename.isEmpty() && !surname.isEmpty();
        return known ? forename + "/" + surname + "/" + born : "";
    }

    private static String firstOf(Columns columns, int record, Field field) {
        return columns.values(record, field).stream().findFirst().orElse("");
    }

    private static boolean othersMoved(Columns columns, int a, int b, Map<Set<String>, Set<String>> moves) {
        for (String one : columns.values(a, Field.POSTCODE)) {
            for (String other : columns.values(b, Field.POSTCODE)) {
                Set<String> movers = one.equals(other) ? Set.of() : moves.getOrDefault(Set.of(one, other), Set.of());
                Set<String> others = new HashSet<>(movers);
                others.remove(firstOf(columns, a, Field.FORENAME));
                others.remove(firstOf(columns, b, Field.FORENAME));
                if (movers.size() > 1 || !others.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int slowHome(Columns columns, int a, int b, Map<Set<String>, Set<String>> moves) {
        int uprn = best(columns, a, b, Field.UPRN, (x, y) -> 2);
        if (uprn == 1) {
            return 1;
        }
        int address = best(columns, a, b, Field.ADDRESS, Spellings::address);
        int postcode = best(columns, a, b, Field.POSTCODE, ReferenceTest::slowPostcode);
        if (postcode == 0) {
            return address == 0 ? (uprn == 0 ? 0 : 7) : address == 1 ? 1 : 7;
        }
        if (postcode == 1) {
            return address == 1 ? 1 : address == 2 || uprn == 2 ? 4 : 2;
        }
        if (address != 1 && othersMoved(columns, a, b, moves)) {
            return 3;
        }
        return address == 1 ? (postcode == 4 ? 1 : 2) : postcode;
    }

    private static int slowPostcode(String x, String y) {
        if (org.kith.linkage.comparison.DamerauLevenshtein.distance(x, y) <= 1) {
            return 4;
        }
        if (x.substring(0, x.length() - 2).equals(y.substring(0, y.length() - 2))) {
            return 5;
        }
        return x.substring(0, x.length() - 3).equals(y.substring(0, y.length() - 3)) ? 6 : 7;
    }

    private static int best(Columns columns, int a, int b, Field field, BiFunction<String, String, Integer> level) {
        return best(columns.values(a, field), columns.values(b, field), level);
    }

    private static int best(List<String> as, List<String> bs, BiFunction<String, String, Integer> level) {
        int[] levels = as.stream()
                .flatMapToInt(x -> bs.stream().mapToInt(y -> level(x, y, level)))
                .toArray();
        return Arrays.stream(levels).min().orElse(0);
    }

    private static int level(String x, String y, BiFunction<String, String, Integer> level) {
        return x.equals(y) ? 1 : x.compareTo(y) < 0 ? level.apply(x, y) : level.apply(y, x);
    }

    private static int digits(String date) {
        return BirthDates.digits(Integer.parseInt(date));
    }
}
