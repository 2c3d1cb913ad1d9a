package org.kith.families.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;

class AskedTest {

    @Test
    void ofWhomOnlyTheYearIsKnownNobodySaysThatTheDayIsAnother() {
        var asked = Asked.of("Ann Lee 12/03/2014", LocalDate.of(2026, 11, 29));
        assertThat(asked.isOfAnother(LocalDate.of(2014, 1, 1))).isFalse();
        assertThat(asked.isOfAnother(LocalDate.of(2014, 3, 13))).isTrue();
        assertThat(asked.isOfAnother(LocalDate.of(2014, 3, 12))).isFalse();
    }

    @Test
    void readsNamesWithADateOfBirthHoweverItIsWritten() {
        for (var typed : new String[] {
            "Ann Lee 2 6 2012",
            "ann lee 02/06/2012",
            "Lee, Ann 2012-06-02",
            "2 June 2012 Ann Lee",
            "Ann Lee 2/6/12",
            "2 Jun 12 Ann Lee"
        }) {
            var asked = asked(typed);
            assertThat(asked.names()).as(typed).containsExactlyInAnyOrder("ann", "lee");
            assertThat(asked.bornOn()).as(typed).isEqualTo(LocalDate.of(2012, 6, 2));
            assertThat(asked.exact()).as(typed).isTrue();
        }
    }

    @Test
    void aDateThatThereIsNotIsStillADateThatSomebodyMeant() {
        var asked = asked("Ann Lee 02/25/2012");
        assertThat(asked.bornOn()).isNull();
        assertThat(asked.exact()).isFalse();
        assertThat(asked.fits(LocalDate.of(2012, 2, 25)))
                .as("day and month swapped")
                .isEqualTo(0.8);
        assertThat(asked.fits(LocalDate.of(2015, 7, 9))).isEqualTo(-1);
    }

    @Test
    void takesAYearAloneForTheYearOfBirth() {
        var asked = asked("jo wilson 2012");
        assertThat(asked.names()).containsExactly("jo", "wilson");
        assertThat(asked.bornIn()).isEqualTo(Year.of(2012));
        assertThat(asked.fits(LocalDate.of(2012, 1, 3))).isEqualTo(0.5);
        assertThat(asked.fits(LocalDate.of(2011, 12, 31))).isEqualTo(-0.5);
        assertThat(asked.exact()).as("a year is no date of birth").isFalse();
    }

    @Test
    void tellsNumbersAndPostcodesFromNames() {
        assertThat(asked("999 807 0449 lee dt11 7aa").terms()).containsExactly("#9998070449", "@DT117AA");
        assertThat(asked("a123456789012 Lee").terms()).containsExactly("#A123456789012");
        assertThat(asked("H243 2785 4415 4 Lee").terms()).containsExactly("#H243278544154");
        assertThat(asked("J 2 6 2012 999 807 0449").terms()).containsExactly("#9998070449");
    }

    @Test
    void aPostcodeIsMendedAsRecordsArePostcodes() {
        for (var typed : new String[] {
            "BH16 0AW", "bh16 oaw", "BH16OAW", "BHI6 0AW", "BH16 OAW", "BH160AW",
        }) {
            var asked = asked("Elmgrove " + typed);
            assertThat(asked.terms()).as(typed).containsExactly("@BH160AW");
            assertThat(asked.names()).as(typed).containsExactly("elmgrove");
            assertThat(asked.leftOut()).as(typed).isEmpty();
        }
        assertThat(asked("DT11 7S5").terms()).containsExactly("@DT117SS");
    }

    @Test
    void aNameBesideHalfAPostcodeIsAName() {
        for (var typed : new String[] {"Ola BH16", "BH16 Lee", "BH16 Isa", "BH16 Sam"}) {
            var asked = asked(typed);
            assertThat(asked.terms()).as(typed).isEmpty();
            assertThat(asked.names()).as(typed).hasSize(1);
            assertThat(asked.leftOut()).as(typed).containsExactly("BH16");
        }
        assertThat(asked("Sam Lisa Sol").names()).containsExactly("sam", "lisa", "sol");
    }

    @Test
    void aYearInTwoFiguresIsTheLastThereWas() {
        assertThat(asked("Lee 2/6/26").bornOn()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(asked("Lee 2.6.83").bornOn()).isEqualTo(LocalDate.of(1983, 6, 2));
    }

    @Test
    void leavesOutWhatHoldsADigitAndIsNothingThatIsKnown() {
        var asked = asked("Lee DT11 7 999");
        assertThat(asked.names()).containsExactly("lee");
        assertThat(asked.terms()).isEmpty();
        assertThat(asked.leftOut()).containsExactly("DT11", "7", "999");
        assertThat(asked("999").empty()).isTrue();
    }

    private static Asked asked(String typed) {
        return Asked.of(typed, LocalDate.of(2026, 11, 24));
    }

    @Test
    void whatIsNoDayIsSaidToBeLeftOut() {
        var asked = Asked.of("smith 99/99/2012", LocalDate.of(2026, 11, 30));
        assertThat(asked.bornOn()).isNull();
        assertThat(asked.leftOut()).containsExactly("99/99/2012");
        assertThat(asked.names()).containsExactly("smith");
    }
}
