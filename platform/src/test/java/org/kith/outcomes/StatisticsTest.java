package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

    static Stream<NamedCsvRecord> limits() {
        return rows("testdata_Byars_Wilson__testdata_B_W.csv")
                .filter(row -> !row.getField("method").equals("Byars")
                        && row.getField("x").matches("\\d+")
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
    @MethodSource("limits")
    void theIntervalHasThePublishedLimits(NamedCsvRecord row) {
        var limits = new Proportion(whole(row, "x"), whole(row, "n")).limits(confidence(row));
        near(limits, 1, number(row, "lowercl"), number(row, "uppercl"));
    }

    @Test
    void ofNobodyThereIsNoLowerLimitAndOfAllNoUpperOne() {
        assertThat(new Proportion(0, 20).limits(Confidence.USUAL).low()).isZero();
        assertThat(new Proportion(20, 20).limits(Confidence.USUAL).high()).isEqualTo(1);
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
