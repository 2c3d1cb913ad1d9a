package org.kith.site.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void aDayNamesItsYearOnlyWhereItIsAnother() {
        assertThat(Dates.weekday(TODAY, TODAY)).isEqualTo("Monday 23 November");
        assertThat(Dates.weekday(LocalDate.of(2025, 9, 1), TODAY)).isEqualTo("Monday 1 September 2025");
        assertThat(Dates.brief(LocalDate.of(2026, 9, 8), TODAY)).isEqualTo("8 Sep");
        assertThat(Dates.brief(LocalDate.of(2024, 3, 26), TODAY)).isEqualTo("26 Mar 2024");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23,today",
        "2026-11-22,yesterday",
        "2026-11-14,9 days old",
        "2026-10-01,7 weeks old",
        "2026-08-31,12 weeks old",
        "2026-05-01,6 months old",
        "2021-09-01,5 years old"
    })
    void anAgeIsInTheUnitPeopleWouldUse(LocalDate since, String words) {
        assertThat(Dates.age(since, TODAY)).isEqualTo(words);
    }

    @Test
    void aMomentIsByTheCountysClock() {
        assertThat(Dates.moment(Instant.parse("2026-07-01T05:10:00Z"))).isEqualTo("06:10, Wednesday 1 July 2026");
    }

    @Test
    void aCountSaysWhatItIsOf() {
        assertThat(Counts.of(1, "family", "families")).isEqualTo("1 family");
        assertThat(Counts.of(1204, "family", "families")).isEqualTo("1,204 families");
        assertThat(Counts.size(131_400_000)).isEqualTo("131 MB");
        assertThat(Counts.list(List.of("housing", "police", "home education")))
                .isEqualTo("housing, police and home education");
    }

    @ParameterizedTest
    @CsvSource({"0,0 children", "1,1 to 5 children", "5,1 to 5 children", "6,6 children"})
    void aSmallPublishedCountIsHidden(long count, String words) {
        assertThat(Counts.published(count, "child", "children")).isEqualTo(words);
    }
}
