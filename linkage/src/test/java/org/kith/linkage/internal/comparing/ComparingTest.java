package org.kith.linkage.internal.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Field;
import org.kith.linkage.comparison.BirthDates;
import org.kith.linkage.comparison.DamerauLevenshtein;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.Romanisation;
import org.kith.linkage.comparison.Soundex;
import org.kith.linkage.internal.RandomRecords;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;

/// Holds levels and patterns against slow, obvious ones on random records.
class ComparingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void patternsAreWhatTheirDefinitionSays(long seed) {
        Columns columns = RandomRecords.of(120, seed);
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
        Columns columns = RandomRecords.of(120, seed);
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
        List<String> names = new ArrayList<>(RandomRecords.NAMES);
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

    private static long slowPattern(Columns columns, int a, int b, Map<Set<String>, Set<String>> moves) {
        int forename = best(columns, a, b, Field.FORENAME, Spellings::forename);
        int surname = best(columns, a, b, Field.SURNAME, ComparingTest::slowSurname);
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
        int postcode = best(columns, a, b, Field.POSTCODE, ComparingTest::slowPostcode);
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
        if (DamerauLevenshtein.distance(x, y) <= 1) {
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
