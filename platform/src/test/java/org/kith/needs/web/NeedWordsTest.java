package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.families.Origin;
import org.kith.families.Person;
import org.kith.families.facts.Facts;
import org.kith.matching.PersonId;
import org.kith.needs.Listed;
import org.kith.needs.Need;
import org.kith.needs.rules.Rule;

class NeedWordsTest {

    private static final Person KAI = new Person(
            new PersonId(new UUID(0, 2)), "Kai", "Reid", null, false, null, null, true, null, null, null, false, null);

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
        return NeedWords.ofWhom(path, KAI, several);
    }

    @Test
    void whatTwoAtHomeOweIsSaidInTheSameWordsOfEachChild() {
        var nate = owing("Nate");
        var olivia = owing("Olivia");
        var words = "Rent 16 weeks behind (30 Sep), of Nate, who lives in their home, and 1 more.";
        assertThat(found(nate, olivia)).isEqualTo(words);
        assertThat(found(olivia, nate)).isEqualTo(words);
    }

    private static Need.Path owing(String name) {
        var day = LocalDate.of(2026, 9, 30);
        var origin = new Origin("housing", "Social housing", 1, name.length(), day, null);
        var line =
                new Facts.Line("rent-arrears", day, day, "Rent 16 weeks behind", origin, List.of(), false, List.of());
        return new Need.Path(
                "lives in the home", new PersonId(new UUID(0, name.length())), name, null, List.of(line), false);
    }

    private static String found(Need.Path... evidence) {
        var day = LocalDate.of(2026, 9, 30);
        var need = new Need(
                1,
                KAI.id(),
                new Need.Named("home-at-risk", 1, new Rule.Words("Home at risk", "", "", "")),
                "",
                new Listed.Course(day, day, null, null, null, day),
                null,
                List.of(),
                List.of(evidence));
        return NeedWords.found(need, KAI, true, LocalDate.of(2026, 11, 30));
    }

    @Test
    void aPeriodIsSaidInWeeksOnlyWhereItIsOfWholeOnes() {
        assertThat(NeedWords.period(42)).isEqualTo("6 weeks");
        assertThat(NeedWords.period(7)).isEqualTo("1 week");
        assertThat(NeedWords.period(10)).isEqualTo("10 days");
        assertThat(NeedWords.period(1)).isEqualTo("1 day");
    }
}
