package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceWordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void nothingChangedSinceADayThatIsStillToCome() {
        assertThat(ChoiceWords.of(Map.of("since", "2026-11-23"), TODAY).since()).isEqualTo(TODAY);
        assertThat(ChoiceWords.of(Map.of("since", "2099-01-01"), TODAY).since()).isNull();
        assertThat(ChoiceWords.of(Map.of("since", "yesterday"), TODAY).since()).isNull();
    }
}
