package org.kith.linkage.internal.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Field;
import org.kith.linkage.Links;
import org.kith.linkage.Settings;
import org.kith.linkage.internal.RandomRecords;
import org.kith.linkage.internal.columns.Attribute;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Derived;

/// Holds blocks and meetings against slow, obvious ones on random records.
class BlockingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keysSeenAtAGlimpseAreThoseOfTheRecord(long seed) {
        Columns columns = RandomRecords.of(3 * Glimpse.MOST / 2, seed);
        Table table = new Table(columns);
        Derived derived = new Derived(columns);
        long[] values = new long[Attribute.MOST_VALUES];
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
        Columns columns = RandomRecords.of(150, seed);
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
        long[] values = new long[Attribute.MOST_VALUES];
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

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void everyBlockedPairIsMetOnceAndNoOther(long seed) {
        Columns columns = RandomRecords.of(150, seed);
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

    private static void named(Columns columns, String forename, String surname) {
        int record = columns.open("people", Integer.toString(columns.size()));
        columns.put(record, Field.FORENAME, forename);
        columns.put(record, Field.SURNAME, surname);
        columns.put(record, Field.POSTCODE, "dt11aa");
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

    private static long pair(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
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
}
