package org.kith.outcomes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    private static final int MOST = 12;
    private static final int[] TELLING = {0, 1, 3, 5, 6, 12};

    private final Protection protection = new Protection(Policy.USUAL);

    /// Three by three as it is printed: two by two and all its totals.
    @Test
    void everyTableOfThreeByThreeKeepsItsSmallNumbers() {
        int[] inner = new int[4];
        for (int table = 0; table < Math.pow(MOST + 1, 4); table++) {
            int left = table;
            for (int at = 0; at < 4; at++) {
                inner[at] = left % (MOST + 1);
                left /= MOST + 1;
            }
            // Turned or mirrored it is the same table.
            if (inner[0] <= inner[1] && inner[0] <= inner[2] && inner[0] <= inner[3] && inner[1] <= inner[2]) {
                keeps(2, 2, inner);
            }
        }
    }

    /// Two by four as it is printed: a row of three, which is its own total, and so every sum of three.
    @Test
    void everyTableOfTwoByFourKeepsItsSmallNumbers() {
        for (int a = 0; a <= MOST; a++) {
            for (int b = a; b <= MOST; b++) {
                for (int c = b; c <= MOST; c++) {
                    keeps(1, 3, new int[] {a, b, c});
                }
            }
        }
    }

    /// Inner cells of two by four and of three by three, from the values at which a rule could turn.
    @Test
    void largerTablesKeepTheirSmallNumbers() {
        var random = new Random(4);
        for (int round = 0; round < 400; round++) {
            keeps(2, 4, random.ints(8, 0, TELLING.length).map(at -> TELLING[at]).toArray());
            keeps(3, 3, random.ints(9, 0, TELLING.length).map(at -> TELLING[at]).toArray());
            keeps(3, 3, random.ints(9, 0, MOST + 1).toArray());
        }
    }

    @Test
    void aTableWithoutSmallNumbersIsShownWhole() {
        var table = SmallTables.of(2, 2, new int[] {6, 7, 0, 20});
        assertThat(protection.of(table).hidden().isEmpty()).isTrue();
    }

    @Test
    void whatAnEarlierReleaseToldProtectsNothing() {
        var table = new Table();
        int county = table.add(32, Table.UNBOUNDED, false, Table.Fate.FREE, 100);
        int small = table.add(2, Table.UNBOUNDED, true, Table.Fate.FREE, 1);
        int told = table.add(10, Table.UNBOUNDED, false, Table.Fate.KNOWN, 1);
        int other = table.add(20, Table.UNBOUNDED, false, Table.Fate.FREE, 5);
        table.sum(county, small, told, other);
        var pattern = protection.of(table);
        assertThat(pattern.safe()).isTrue();
        assertThat(pattern.hidden().get(told)).isFalse();
        assertThat(pattern.hidden().get(other)).isTrue();
    }

    @Test
    void saysSoWhenEarlierReleasesToldTooMuch() {
        var table = new Table();
        int county = table.add(12, Table.UNBOUNDED, false, Table.Fate.KNOWN, 100);
        int small = table.add(2, Table.UNBOUNDED, true, Table.Fate.FREE, 1);
        int told = table.add(10, Table.UNBOUNDED, false, Table.Fate.KNOWN, 1);
        table.sum(county, small, told);
        assertThat(protection.of(table).safe()).isFalse();
    }

    @Test
    void aHiddenZoneHidesSomethingInsideItToo() {
        var table = new Table();
        int county = table.add(103, Table.UNBOUNDED, false, Table.Fate.FREE, 1_000);
        int small = table.add(3, Table.UNBOUNDED, true, Table.Fate.FREE, 10);
        int large = table.add(100, Table.UNBOUNDED, false, Table.Fate.FREE, 10);
        int one = table.add(40, Table.UNBOUNDED, false, Table.Fate.FREE, 1);
        int two = table.add(60, Table.UNBOUNDED, false, Table.Fate.FREE, 1.1);
        table.sum(county, small, large);
        table.sum(large, one, two);
        var pattern = protection.of(table);
        assertThat(pattern.hidden()).isEqualTo(cells(small, large, one));
    }

    /// One child of no place, and in each zone a pyramid and a school without any: the zones cannot give way downwards
    /// unless a pyramid does.
    @Test
    void linesHideNoZoneThatGivesNoRoom() {
        var table = new Table();
        int county = table.add(61, Table.UNBOUNDED, false, Table.Fate.FREE, 6_200);
        int nowhere = table.add(1, Table.UNBOUNDED, true, Table.Fate.HIDDEN, 1);
        int[] parts = new int[7];
        parts[6] = nowhere;
        int[] pyramids = new int[6];
        int[] schools = new int[6];
        for (int zone = 0; zone < 6; zone++) {
            parts[zone] = table.add(10, Table.UNBOUNDED, false, Table.Fate.FREE, 110 + zone);
            pyramids[zone] = table.add(10, Table.UNBOUNDED, false, Table.Fate.FREE, 44 + zone);
            schools[zone] = table.add(0, Table.UNBOUNDED, false, Table.Fate.FREE, 1);
        }
        table.sum(county, parts);
        for (int zone = 0; zone < 6; zone++) {
            table.sum(parts[zone], pyramids[zone], schools[zone]);
        }
        var pattern = Lines.protect(table, Policy.USUAL);
        assertThat(pattern.safe()).isTrue();
        assertThat(pattern.hidden()).isEqualTo(cells(nowhere, parts[0], pyramids[0]));
    }

    @Test
    void whatIsLeftOfAWholeIsProtectedLikeACount() {
        var table = new Table();
        int county = table.add(60, 90, false, Table.Fate.FREE, 100);
        int nearlyAll = table.add(28, 30, true, Table.Fate.FREE, 1); // two are not
        int half = table.add(15, 30, false, Table.Fate.FREE, 1);
        int some = table.add(17, 30, false, Table.Fate.FREE, 1.1);
        table.sum(county, nearlyAll, half, some);
        assertThat(protection.of(table).hidden()).isEqualTo(cells(nearlyAll, half));
    }

    @Test
    void theLinearProgrammeAndTheWalkAlongTreesFindTheSame() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var table = tree(random);
            var hidden = new BitSet();
            for (int cell = 0; cell < table.size(); cell++) {
                hidden.set(
                        cell,
                        table.cell(cell).sensitive()
                                || table.cell(cell).fate() == Table.Fate.HIDDEN
                                || random.nextInt(4) == 0);
            }
            assertThat(new TreeSlack(table, Policy.USUAL).tooLittle(hidden).isEmpty())
                    .as("round %d", round)
                    .isEqualTo(new LinearSlack(table, Policy.USUAL)
                            .tooLittle(hidden)
                            .isEmpty());
        }
    }

    @Test
    void treesAreKeptByTheirOwnMeasureAndByTheLinearProgrammes() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var table = tree(random);
            var pattern = protection.of(table);
            assertThat(pattern.safe()).isTrue();
            assertThat(new LinearSlack(table, Policy.USUAL).tooLittle(pattern.hidden()))
                    .isEmpty();
        }
    }

    @Test
    void thePlainRuleAlongSumsKeepsTreesByTheLinearProgrammeToo() {
        var random = new Random(13);
        for (int round = 0; round < 300; round++) {
            var table = tree(random);
            var pattern = Lines.protect(table, Policy.USUAL);
            assertThat(pattern.safe()).as("round %d", round).isTrue();
            assertThat(new LinearSlack(table, Policy.USUAL).tooLittle(pattern.hidden()))
                    .as("round %d", round)
                    .isEmpty();
            assertThat(pattern.hidden().cardinality())
                    .as("round %d", round)
                    .isLessThanOrEqualTo(3 + 2 * protection.of(table).hidden().cardinality());
        }
    }

    /// A whole, three places of two rows below it and all that is in them, every way in which a rule could turn.
    @Test
    void theMakeUpOfPlacesKeepsItsSmallNumbersByTheLinearProgrammeToo() {
        var random = new Random(17);
        int hiding = 0;
        for (int round = 0; round < 400; round++) {
            int columns = 2 + random.nextInt(3);
            int places = 3 + random.nextInt(3);
            long[][] counts = new long[1 + places][columns];
            for (int place = 1; place <= places; place++) {
                for (int column = 0; column < columns; column++) {
                    counts[place][column] =
                            random.nextInt(4) == 0 ? TELLING[random.nextInt(TELLING.length)] : 6 + random.nextInt(30);
                    counts[0][column] += counts[place][column];
                }
            }
            var parts = IntStream.rangeClosed(1, places).boxed().toList();
            var small = Arrays.stream(counts).map(ProtectionTest::small).toList();
            var hidden = new PlaceRows(
                            Policy.USUAL, counts, new int[columns], small, List.of(new PlaceRows.Line(0, parts)))
                    .hidden(new BitSet());
            var table = new Table();
            var cells = new BitSet();
            for (int place = 0; place <= places; place++) {
                for (int column = 0; column < columns; column++) {
                    long total = Arrays.stream(counts[place]).sum();
                    table.add(
                            counts[place][column],
                            total,
                            Policy.USUAL.small(counts[place][column]),
                            Table.Fate.FREE,
                            1);
                    cells.set(place * columns + column, hidden.get(place));
                }
            }
            for (int place = 0; place <= places; place++) {
                long total = Arrays.stream(counts[place]).sum();
                int whole = table.add(total, Table.UNBOUNDED, false, Table.Fate.KNOWN, 1);
                int first = place * columns;
                table.sum(whole, IntStream.range(first, first + columns).toArray());
            }
            for (int column = 0; column < columns; column++) {
                int at = column;
                table.sum(
                        at,
                        parts.stream().mapToInt(place -> place * columns + at).toArray());
            }
            hiding += hidden.isEmpty() || hidden.get(0) ? 0 : 1;
            if (!hidden.get(0)) {
                assertThat(new LinearSlack(table, Policy.USUAL).tooLittle(cells))
                        .as("round %d", round)
                        .isEmpty();
            }
        }
        assertThat(hiding).isGreaterThan(100);
    }

    @Test
    void partsThatDoNotAddUpAreRefused() {
        var table = new Table();
        int whole = table.add(5, Table.UNBOUNDED, false, Table.Fate.FREE, 1);
        int part = table.add(4, Table.UNBOUNDED, false, Table.Fate.FREE, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> table.sum(whole, part));
    }

    /// A county of zones with areas in them, and a rest that is in no zone.
    private static Table tree(Random random) {
        var table = new Table();
        int zones = 2 + random.nextInt(3);
        long[] zone = new long[zones];
        int[][] areas = new int[zones][];
        for (int z = 0; z < zones; z++) {
            areas[z] = new int[1 + random.nextInt(4)];
            for (int a = 0; a < areas[z].length; a++) {
                long value = random.nextInt(3) == 0 ? 0 : random.nextInt(15);
                areas[z][a] = add(table, value, 1);
                zone[z] += value;
            }
        }
        int[] parts = new int[zones + 1];
        for (int z = 0; z < zones; z++) {
            parts[z] = add(table, zone[z], 10);
        }
        long rest = random.nextInt(9);
        parts[zones] = table.add(rest, Table.UNBOUNDED, Policy.USUAL.small(rest), Table.Fate.HIDDEN, 1);
        int county = add(table, Arrays.stream(zone).sum() + rest, 1_000);
        table.sum(county, parts);
        for (int z = 0; z < zones; z++) {
            table.sum(parts[z], areas[z]);
        }
        return table;
    }

    private static int add(Table table, long value, double cost) {
        return table.add(value, Table.UNBOUNDED, Policy.USUAL.small(value), Table.Fate.FREE, cost);
    }

    private void keeps(int rows, int columns, int[] inner) {
        var table = SmallTables.of(rows, columns, inner);
        var pattern = protection.of(table);
        assertThat(pattern.safe()).as(Arrays.toString(inner)).isTrue();
        for (int cell = 0; cell < table.size(); cell++) {
            if (table.cell(cell).sensitive()) {
                assertThat(pattern.hidden().get(cell)).isTrue();
                assertThat(SmallTables.room(rows, columns, table, pattern.hidden(), cell))
                        .as("%s, cell %d of %s", pattern.hidden(), cell, Arrays.toString(inner))
                        .isGreaterThanOrEqualTo(Policy.USUAL.room());
            }
        }
    }

    private static BitSet small(long[] counts) {
        return IntStream.range(0, counts.length)
                .filter(column -> Policy.USUAL.small(counts[column]))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static BitSet cells(int... cells) {
        var set = new BitSet();
        Arrays.stream(cells).forEach(set::set);
        return set;
    }
}
