package org.kith.needs.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kith.needs.truth.NeedAgreement.OfRule;

class NeedAgreementTest {

    @Test
    void whomNoFileNamesIsToldApartUnlessFound() {
        var trueOf = Set.of("1", "2", "3", "4");
        var found = Set.of("1", "2", "9");
        var rule = OfRule.of("off-roll", trueOf, found, Set.of("1", "3")::contains, new TreeMap<>());
        assertThat(rule.trueNeeds()).isEqualTo(3);
        assertThat(rule.right()).isEqualTo(2);
        assertThat(rule.found()).isEqualTo(3);
        assertThat(rule.unnamed()).isEqualTo(1);
        assertThat(rule.recall()).isEqualTo(2 / 3.0);
        var whole = new NeedAgreement(List.of(rule, rule), new TreeMap<>()).whole();
        assertThat(whole.unnamed()).isEqualTo(2);
        assertThat(whole.trueNeeds()).isEqualTo(6);
    }
}
