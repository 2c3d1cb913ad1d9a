package org.kith.partners.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "A123456789012, true",
        "B123456789012, false",
        "H801200001001, true",
        "short, false",
        "'', false",
    })
    void checksTheLetterOfAPupilNumber(String upn, boolean right) {
        assertThat(CheckDigits.isUpn(upn)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"9434765919, true", "9434765918, false", "9990000018, true", "943476591, false", "943476591X, false"})
    void checksTheDigitOfAnNhsNumber(String number, boolean right) {
        assertThat(CheckDigits.isNhsNumber(number)).isEqualTo(right);
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
            })
    void countsSessionsAtWhichAPupilCouldHaveBeenThere(String marks, int possible) {
        assertThat(Marks.possible(marks)).isEqualTo(possible);
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
