package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.partners.layouts.Terms;

/// The fast small parts beside what they stand in for.
class SmallPartsTest {

    @Test
    void numbersTextsAsAMapWould() {
        var random = new Random(5);
        var pool = new TextPool(Integer.MAX_VALUE);
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String text = Integer.toString(random.nextInt(9_000), 36);
            int expected = map.computeIfAbsent(text, _ -> map.size());
            char[] chars = ("<" + text + ">").toCharArray();
            assertThat(i % 2 == 0 ? pool.number(text) : pool.number(chars, 1, chars.length - 1))
                    .isEqualTo(expected);
            assertThat(pool.text(expected)).isEqualTo(text);
        }
        assertThat(pool.size()).isEqualTo(map.size());
    }

    @Test
    void keepsNoMoreTextsThanItMay() {
        var pool = new TextPool(2);

        assertThat(pool.number("a")).isZero();
        assertThat(pool.number("b")).isEqualTo(1);
        assertThat(pool.number("c")).isEqualTo(TextPool.NOT_KEPT);
        assertThat(pool.number("b")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // from, every day, marks, weeks; the second of September 2024 was a Monday
        "2024-09-02, false, LIC2/\\OUVWB/, 2024-09-02 LIC2/\\OUVWB|2024-09-09 /---------",
        "2024-09-04, false, /\\/\\NN, 2024-09-02 ----/\\/\\NN",
        "2024-09-07, false, /\\, 2024-09-09 /\\--------",
        "2024-09-06, true, /\\####II, 2024-09-02 --------/\\|2024-09-09 II--------",
        "2024-09-02, true, //////////##################\\\\, 2024-09-02 //////////|2024-09-16 \\\\--------",
        "2024-09-02, false, ##########, ''",
    })
    void dividesMarksThatRunOnIntoWeeks(LocalDate from, boolean everyDay, String marks, String weeks) {
        var divided = new ArrayList<String>();
        Marks.weeks(
                marks,
                (int) from.toEpochDay(),
                everyDay ? IntUnaryOperator.identity() : Marks::schoolDay,
                (monday, week) -> divided.add(LocalDate.ofEpochDay(monday) + " " + week));

        assertThat(String.join("|", divided)).isEqualTo(weeks);
    }

    @Test
    void placesMarksThatLeaveHolidaysOutByTheTerms() {
        var terms = List.of(
                new Terms.Term(LocalDate.of(2026, 9, 3), LocalDate.of(2026, 9, 8)),
                new Terms.Term(LocalDate.of(2026, 9, 21), LocalDate.of(2026, 9, 22)));
        var from = (int) LocalDate.of(2026, 9, 1).toEpochDay();
        var divided = new ArrayList<String>();

        boolean placed = Marks.weeks(
                "/\\IINN/\\OOC2B##",
                from,
                Marks.inTerm(terms),
                (monday, week) -> divided.add(LocalDate.ofEpochDay(monday) + " " + week));

        assertThat(placed).isTrue();
        assertThat(divided)
                .containsExactly("2026-08-31 ------/\\II", "2026-09-07 NN/\\------", "2026-09-21 OOC2B------");
        assertThat(Marks.weeks("/".repeat(13), from, Marks.inTerm(terms), (_, _) -> {}))
                .isFalse();
    }

    @Test
    void remembersNumbersAsASetWould() {
        var random = new Random(7);
        var fast = new LongSet();
        var slow = new HashSet<Long>();
        for (int i = 0; i < 50_000; i++) {
            long number = (random.nextInt(20_000) + 1L) << (i % 3 * 20);
            assertThat(fast.add(number)).isEqualTo(slow.add(number));
        }
    }

    /// But where a quotation mark takes lines into one field: of those this reader turns some away.
    @Test
    void separatesValuesAsALibraryDoes() throws Exception {
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < 3_000; i++) {
            var text = scribble(random, i % 100 == 0 ? 200_000 : 60);

            var ours = readOrRefused(() -> rows(new Csv(new StringReader(text), ',')));
            var library = readOrRefused(() -> rowsByLibrary(text));
            if (ours.isPresent()
                    || library.filter(SmallPartsTest::takesLinesIntoAField).isEmpty()) {
                assertThat(ours).isEqualTo(library);
                read += ours.isPresent() ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static boolean takesLinesIntoAField(List<List<String>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .anyMatch(field -> field.lines().count() > 1);
    }

    private static Optional<List<List<String>>> readOrRefused(Callable<List<List<String>>> read) throws Exception {
        try {
            return Optional.of(read.call());
        } catch (FileRefused | CsvParseException _) {
            return Optional.empty();
        }
    }

    private static String scribble(Random random, int length) {
        var signs = new String[] {
            "a", "bc", " ", ",", ",,", "\n", "\r", "\r\n", ",\"x,\"\"y\",", ",\"\r\n\"\r\n", "b\"c", ",\"\","
        };
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(signs[random.nextInt(signs.length)]);
            if (random.nextInt(300) == 0) {
                text.append('"');
            }
        }
        return text.toString();
    }

    private static List<List<String>> rows(Csv csv) throws IOException {
        var rows = new ArrayList<List<String>>();
        while (csv.next()) {
            if (csv.row().isBroken()) {
                throw new FileRefused(csv.row().line, "quotation-mark", "The library refuses all of it.");
            }
            var row = new ArrayList<>(csv.header());
            row.addFirst(Long.toString(csv.row().line));
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> rowsByLibrary(String text) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()
                .filter(row -> !row.getFields().stream().allMatch(String::isBlank))
                .map(row -> {
                    var fields = new ArrayList<>(row.getFields());
                    fields.addFirst(Long.toString(row.getStartingLineNumber()));
                    return List.<String>copyOf(fields);
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/\\/\\/\\/\\/\\ | 10",
                "/\\/\\II/\\/\\ | 10",
                "########-- | 0",
                "C2C2Y1Y1/\\/\\XX | 6",
                "J1/\\DD/\\/\\O | 8",
                "/\\i*/\\.A/\\ | 6",
            })
    void countsSessionsAtWhichAPupilCouldHaveBeenThere(String marks, int possible) {
        assertThat(Marks.possible(marks)).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({"I, 1", "J, 0", "J1, 1", "JJJ1II, 3", "J1J, 1", "/J, 0"})
    void anInterviewIsMissedUnderTheCodesOf2024Only(String marks, int missed) {
        assertThat(Marks.missed(marks)).isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mary Ann O'Brien | Mary Ann | O'Brien",
                "O'BRIEN, Mary Ann | Mary Ann | O'BRIEN",
                "O'BRIEN Mary | Mary | O'BRIEN",
                "MARY O'BRIEN | MARY | O'BRIEN",
                "Mrs M O'Brien | M | O'Brien",
            })
    void partsAWholeName(String whole, String given, String family) {
        assertThat(WholeName.given(whole)).isEqualTo(given);
        assertThat(WholeName.family(whole)).isEqualTo(family);
    }

    @Test
    void leavesASingleNameToTheFamily() {
        assertThat(WholeName.given("Cher")).isNull();
        assertThat(WholeName.family("Cher")).isEqualTo("Cher");
    }
}
