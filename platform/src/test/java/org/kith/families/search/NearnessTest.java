package org.kith.families.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.Romanisation;

class NearnessTest {

    @Test
    void whatIsSurerIsNearer() {
        assertThat(Stream.of(
                        Nearness.part("kate", "kate"),
                        Nearness.part("kate", "catherine"),
                        Nearness.part("gritsenko", "hrytsenko"),
                        Nearness.part("featherstne", "featherstone"),
                        Nearness.part("smithson", "smytheson"),
                        Nearness.part("smyth", "sandworth"),
                        Nearness.part("ella", "bob")))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one))
                .doesNotHaveDuplicates();
    }

    @Test
    void datesAreForgivenAsLinkageForgivesThem() {
        var born = LocalDate.of(2014, 3, 7);
        assertThat(Stream.of(20140307, 20140703, 20140308, 20140317, 20240307, 20090101)
                        .map(typed -> Nearness.born(typed, born)))
                .containsExactly(1.0, 0.8, 0.7, 0.7, 0.7, -1.0);
    }

    @Test
    void aPostcodeMayBeASlipOrASectorAway() {
        assertThat(Nearness.postcode("dt48aa", "dt48aa")).isEqualTo(1);
        assertThat(Nearness.postcode("dt48aa", "dt48ab")).isEqualTo(0.7);
        assertThat(Nearness.postcode("dt48aa", "dt48zz")).isEqualTo(0.4);
        assertThat(Nearness.postcode("dt48aa", "bh11zz")).isZero();
    }

    /// The oracle looks at every part.
    @Test
    void formsAreThoseThatLookingAtEachFinds() {
        var all = List.of(
                "kate",
                "katie",
                "catherine",
                "katherine",
                "mohammed",
                "muhammad",
                "mohamad",
                "xu",
                "hsu",
                "zhang",
                "cheung",
                "chang",
                "alex",
                "alexander",
                "sandy",
                "sasha",
                "yonas",
                "jonas",
                "bill",
                "william",
                "will",
                "smith");
        var parts = new NameParts(1, all);
        for (var typed : all) {
            assertThat(parts.formsOf(typed))
                    .as(typed)
                    .containsAll(all.stream()
                            .filter(part -> !part.equals(typed))
                            .filter(part -> Forenames.familiar(part, typed) || Romanisation.same(part, typed))
                            .toList())
                    .allMatch(part ->
                            part.equals(typed) || Forenames.familiar(part, typed) || Romanisation.same(part, typed));
        }
    }
}
