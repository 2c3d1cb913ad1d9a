package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.needs.Need;

class NeedWordsTest {

    @Test
    void whatStandsInSomebodyElsesRecordIsSaidWithWhoseItIs() {
        assertThat(ofWhom("mother", "Tahmina")).isEqualTo(", of Tahmina (mother)");
        assertThat(ofWhom("mother", null)).isEqualTo(", of Kai’s mother");
        assertThat(ofWhom("lives in the home", "Ola")).isEqualTo(", of Ola, who lives in Kai’s home");
        assertThat(ofWhom("lives in the home", null)).isEqualTo(", of somebody who lives in Kai’s home");
    }

    @Test
    void ofSeveralOfAHomeItIsSaidWithWhomTheyAllAre() {
        assertThat(ofWhom("mother", "Tahmina", true)).isEqualTo(", of Tahmina (mother)");
        assertThat(ofWhom("mother", null, true)).isEqualTo(", of their mother");
        assertThat(ofWhom("lives in the home", "Ola", true)).isEqualTo(", of Ola, who lives in their home");
        assertThat(ofWhom("said to live together", "Ola", true)).isEqualTo(", of Ola, who is said to live with them");
        assertThat(ofWhom("named in one case", null, true))
                .isEqualTo(", of somebody with whom they are named in one case");
    }

    private static String ofWhom(String way, @Nullable String name) {
        return ofWhom(way, name, false);
    }

    private static String ofWhom(String way, @Nullable String name, boolean several) {
        var path = new Need.Path(way, new PersonId(new UUID(0, 1)), name, null, List.of(), false);
        var kai = new Person(
                new PersonId(new UUID(0, 2)),
                "Kai",
                "Reid",
                null,
                false,
                null,
                null,
                true,
                null,
                null,
                null,
                false,
                null);
        return NeedWords.ofWhom(path, kai, several);
    }

    @Test
    void aPeriodIsSaidInWeeksOnlyWhereItIsOfWholeOnes() {
        assertThat(NeedWords.period(42)).isEqualTo("6 weeks");
        assertThat(NeedWords.period(7)).isEqualTo("1 week");
        assertThat(NeedWords.period(10)).isEqualTo("10 days");
        assertThat(NeedWords.period(1)).isEqualTo("1 day");
    }
}
