package org.kith.families.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kith.families.Names;

class FitTest {

    private static final LocalDate BORN = LocalDate.of(2012, 6, 2);

    @Test
    void saysByWhatSomebodyWasFound() {
        assertThat(by("Ann Lee 2 6 2012")).containsExactly("name", "date of birth");
        assertThat(by("Ann Lee 2012")).containsExactly("name", "year of birth");
        assertThat(by("Ann Lee 2013")).containsExactly("name");
        assertThat(by("Ann Marsh")).containsExactly("name", "a former or other name");
        assertThat(by("N835219916027")).containsExactly("UPN");
        assertThat(by("943 476 5919")).containsExactly("NHS number");
        assertThat(by("C1001")).containsExactly("council’s number");
    }

    @Test
    void whereSomebodyLivesIsNotSaidToFitBesideANameOrANumber() {
        assertThat(by("Ann Lee DT4 8AA")).containsExactly("name");
        assertThat(by("N835219916027 DT4 8AA")).containsExactly("UPN");
        assertThat(by("DT4 8AA")).containsExactly("postcode");
    }

    @Test
    void aNameThatIsOnlyNearIsSaidToBeSimilar() {
        assertThat(fit("Anne Lea", true).by()).containsExactly("a similar name");
    }

    private static List<String> by(String typed) {
        return fit(typed, false).by();
    }

    private static Fit fit(String typed, boolean near) {
        var terms = Set.copyOf(Names.parts("Ann Lee Marsh"));
        return Fit.of(
                Asked.of(typed, LocalDate.of(2026, 11, 23)), terms, Set.copyOf(Names.parts("Ann Lee")), BORN, near);
    }
}
