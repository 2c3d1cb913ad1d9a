package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Held against the figures that public health publishes for its own methods.
class StatisticsTest {

    private static final Percentage EXACT = Percentage.withPercentage(1e-6);

    static Stream<NamedCsvRecord> proportions() {
        return rows("testdata_Proportion__testdata_Prop.csv")
                .filter(row -> !row.getField("value").isEmpty());
    }

    static Stream<NamedCsvRecord> rates() {
        return rows("testdata_Rate__testdata_Rate.csv")
                .filter(row -> !row.getField("value").isEmpty());
    }

    static Stream<NamedCsvRecord> groupedRates() {
        return rows("testdata_Rate__testdata_Rate_g.csv")
                .filter(row -> !row.getField("lowercl").isEmpty());
    }

    static Stream<NamedCsvRecord> limits() {
        return rows("testdata_Byars_Wilson__testdata_B_W.csv")
                .filter(row -> row.getField("x").matches("\\d+")
                        && !row.getField("lowercl").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void aProportionHasWilsonsInterval(NamedCsvRecord row) {
        double by = number(row, "multiplier");
        var proportion = new Proportion(whole(row, "Numerator"), whole(row, "Denominator"));
        assertThat(proportion.value() * by).isCloseTo(number(row, "value"), EXACT);
        near(proportion.limits(Confidence.USUAL), by, number(row, "lower95_0cl"), number(row, "upper95_0cl"));
        near(proportion.limits(Confidence.STRICT), by, number(row, "lower99_8cl"), number(row, "upper99_8cl"));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void aRateHasExactLimitsForFewEventsAndByarsForMany(NamedCsvRecord row) {
        var rate = new Rate(whole(row, "Numerator"), number(row, "Denominator"), number(row, "multiplier"));
        assertThat(rate.value()).isCloseTo(number(row, "value"), EXACT);
        near(rate.limits(Confidence.USUAL), 1, number(row, "lower95_0cl"), number(row, "upper95_0cl"));
        near(rate.limits(Confidence.STRICT), 1, number(row, "lower99_8cl"), number(row, "upper99_8cl"));
    }

    @ParameterizedTest
    @MethodSource("groupedRates")
    void soHaveRatesOfSeveralPlacesTogether(NamedCsvRecord row) {
        var rate = new Rate(whole(row, "Numerator"), number(row, "Denominator"), number(row, "multiplier"));
        near(rate.limits(confidence(row)), 1, number(row, "lowercl"), number(row, "uppercl"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void bothMethodsGiveThePublishedLimits(NamedCsvRecord row) {
        long some = whole(row, "x");
        var limits = row.getField("method").equals("Byars")
                ? Rate.byar(some, confidence(row))
                : new Proportion(some, whole(row, "n")).limits(confidence(row));
        near(limits, 1, number(row, "lowercl"), number(row, "uppercl"));
    }

    @Test
    void noneHasAnUpperLimitAndNoLowerOne() {
        assertThat(new Proportion(0, 20).limits(Confidence.USUAL).low()).isZero();
        assertThat(new Proportion(20, 20).limits(Confidence.USUAL).high()).isEqualTo(1);
        var none = new Rate(0, 100, 100).limits(Confidence.USUAL);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(3.6889, within(0.0001)); // minus the logarithm of 0.025
    }

    @Test
    void dorsetsChildrenInCareIn2018WereNotClearlyFewerThanEnglands() {
        var dorset = new Rate(450, 76_861, 10_000);
        assertThat(dorset.value()).isCloseTo(58.5, within(0.1));
        assertThat(dorset.limits(Confidence.USUAL).beside(64)).isEqualTo(Beside.NOT_CLEAR);
    }

    @Test
    void aPlaceIsHigherOnlyWhenItsWholeIntervalIs() {
        var limits = new Proportion(226, 1000).limits(Confidence.USUAL);
        assertThat(limits.beside(0.192)).isEqualTo(Beside.HIGHER);
        assertThat(limits.beside(0.21)).isEqualTo(Beside.NOT_CLEAR);
        assertThat(limits.beside(0.26)).isEqualTo(Beside.LOWER);
        assertThat(Beside.HIGHER.words()).isEqualTo("Higher than the county; more than chance would give");
    }

    @Test
    void aPartLargerThanItsWholeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, 0, 100));
    }

    private static void near(Limits limits, double by, double low, double high) {
        assertThat(limits.low() * by).isCloseTo(low, EXACT);
        assertThat(limits.high() * by).isCloseTo(high, EXACT);
    }

    private static Confidence confidence(NamedCsvRecord row) {
        return row.getField("confidence").equals("95%") ? Confidence.USUAL : Confidence.STRICT;
    }

    private static long whole(NamedCsvRecord row, String field) {
        return Long.parseLong(row.getField(field));
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }

    private static Stream<NamedCsvRecord> rows(String name) {
        var file = Path.of(System.getProperty("kith.shared", "../../shared"), "data", "statistics", name);
        if (!Files.exists(file)) {
            System.out.println("SKIPPED: the published figures are not there: " + name);
        }
        Assumptions.assumeTrue(Files.exists(file), () -> "the published figures are not there: " + name);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
