package org.kith.linkage.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ComparisonsTest {

    private static final List<String> ADDRESS_WORDS =
            List.of("3", "12", "flat", "high", "hihg", "highs", "street", "stret", "north", "b");

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/jaro-winkler.csv", useHeadersInDisplayName = true)
    void jaroWinklerGivesThePublishedFigures(String a, String b, double similarity) {
        assertThat(JaroWinkler.similarity(a, b)).isCloseTo(similarity, within(0.0006));
        assertThat(JaroWinkler.similarity(b, a)).isCloseTo(similarity, within(0.0006));
    }

    @ParameterizedTest
    @CsvFileSource(
            files = "src/test/resources/spec/damerau-levenshtein.csv",
            useHeadersInDisplayName = true,
            emptyValue = "")
    void damerauLevenshteinCountsSlips(String a, String b, int distance) {
        String first = a == null ? "" : a;
        assertThat(DamerauLevenshtein.distance(first, b)).isEqualTo(distance);
        assertThat(DamerauLevenshtein.distance(b, first)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/soundex.csv", useHeadersInDisplayName = true)
    void soundexGivesTheArchivesCodes(String name, String code) {
        assertThat(Soundex.code(name)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/birth-date-likeness.csv", useHeadersInDisplayName = true)
    void birthDatesTellHowTheyMayBeOne(int a, int b, BirthDates.Likeness likeness) {
        assertThat(BirthDates.likeness(a, b)).isEqualTo(likeness);
        assertThat(BirthDates.likeness(b, a)).isEqualTo(likeness);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/romanisation.csv", useHeadersInDisplayName = true)
    void oneNameInTwoRomanisationsIsKnown(String a, String b, boolean same) {
        assertThat(Romanisation.same(a, b)).isEqualTo(same);
        assertThat(Romanisation.same(b, a)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/forenames.csv", useHeadersInDisplayName = true)
    void formsOfOneFirstNameAreKnown(String a, String b, boolean expected) {
        assertThat(Forenames.familiar(a, b)).isEqualTo(expected);
        assertThat(Forenames.familiar(b, a)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/forenames-slips.csv", useHeadersInDisplayName = true)
    void aSlipInAFamiliarFormIsKnownFromBothSides(String a, String b, boolean expected) {
        assertThat(Forenames.nearlyFamiliar(a, b)).isEqualTo(expected);
        assertThat(Forenames.nearlyFamiliar(b, a)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/romanisation-slips.csv", useHeadersInDisplayName = true)
    void aSlipInARomanisationIsKnownFromBothSides(String a, String b, boolean expected) {
        assertThat(Romanisation.nearly(a, b)).isEqualTo(expected);
        assertThat(Romanisation.nearly(b, a)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/addresses.csv", useHeadersInDisplayName = true)
    void oneHomeIsKnownBySameNumbersAndMostWords(String a, String b, boolean expected) {
        assertThat(Addresses.sameHome(a, b)).isEqualTo(expected);
        assertThat(Addresses.sameHome(b, a)).isEqualTo(expected);
    }

    @Test
    void whetherTwoAddressesAreOneHomeIsTheSameFromBothSides() {
        SplittableRandom random = new SplittableRandom(20261201);
        int one = 0;
        for (int i = 0; i < 200_000; i++) {
            String a = address(random);
            String b = address(random);
            boolean same = Addresses.sameHome(a, b);
            assertThat(Addresses.sameHome(b, a)).as("%s and %s", a, b).isEqualTo(same);
            one += same ? 1 : 0;
        }
        assertThat(one).isBetween(5_000, 100_000);
    }

    private static String address(SplittableRandom random) {
        return random.ints(1 + random.nextInt(5), 0, ADDRESS_WORDS.size())
                .mapToObj(ADDRESS_WORDS::get)
                .collect(Collectors.joining(" "));
    }

    @Test
    void fastComparisonsAgreeWithSlowOnesOnRandomWords() {
        SplittableRandom random = new SplittableRandom(20261101);
        for (int i = 0; i < 200_000; i++) {
            String a = word(random);
            String b = random.nextInt(3) == 0 ? slip(a, random) : word(random);
            assertThat(DamerauLevenshtein.atMostOne(a, b))
                    .as("%s and %s", a, b)
                    .isEqualTo(DamerauLevenshtein.distance(a, b) <= 1);
            double whole = SlowJaro.winkler(a, b);
            assertThat(JaroWinkler.similarity(a, b)).as("%s and %s", a, b).isCloseTo(whole, within(1e-12));
            assertThat(JaroWinkler.similarity(a, b, 0.82))
                    .as("%s and %s", a, b)
                    .isCloseTo(whole < 0.82 ? 0 : whole, within(1e-12));
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(5)));
        }
        return word.toString();
    }

    private static String slip(String word, SplittableRandom random) {
        int at = random.nextInt(word.length() + 1);
        return word.substring(0, at)
                + (char) ('a' + random.nextInt(5))
                + word.substring(Math.min(word.length(), at + random.nextInt(2)));
    }

    /// Jaro-Winkler as the definition reads.
    private static final class SlowJaro {

        static double winkler(String a, String b) {
            if (a.isEmpty() || b.isEmpty()) {
                return a.length() == b.length() ? 1 : 0;
            }
            int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
            boolean[] takenA = new boolean[a.length()];
            boolean[] takenB = new boolean[b.length()];
            int matches = 0;
            for (int i = 0; i < a.length(); i++) {
                for (int j = 0; j < b.length(); j++) {
                    if (!takenA[i] && !takenB[j] && Math.abs(i - j) <= window && a.charAt(i) == b.charAt(j)) {
                        takenA[i] = true;
                        takenB[j] = true;
                        matches++;
                    }
                }
            }
            if (matches == 0) {
                return 0;
            }
            String lettersA = taken(a, takenA);
            String lettersB = taken(b, takenB);
            double moved = 0;
            for (int i = 0; i < matches; i++) {
                moved += lettersA.charAt(i) == lettersB.charAt(i) ? 0 : 0.5;
            }
            double m = matches;
            double jaro = (m / a.length() + m / b.length() + (m - moved) / m) / 3;
            int prefix = 0;
            while (prefix < 4 && prefix < a.length() && prefix < b.length() && a.charAt(prefix) == b.charAt(prefix)) {
                prefix++;
            }
            return jaro + prefix * 0.1 * (1 - jaro);
        }

        private static String taken(String word, boolean[] taken) {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < taken.length; i++) {
                if (taken[i]) {
                    letters.append(word.charAt(i));
                }
            }
            return letters.toString();
        }
    }
}
