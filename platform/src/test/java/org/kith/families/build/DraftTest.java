package org.kith.families.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftTest {

    @Test
    void aSlipOfTheSourceBelievedFirstGivesWayToWhatOthersAgreeOn6() {
        assertThat(surname("Russll", "Russell", "RUSSELL")).isEqualTo("Russell");
        assertThat(surname("Holmhurzt", "HOLMHURST", "Holmhurst", "Holmhurst")).isEqualTo("Holmhurst");
    }

    @Test
    void theSourceBelievedFirstIsBelievedWhereItIsNoSlip() {
        assertThat(surname("Russll", "Russell")).as("one against one").isEqualTo("Russll");
        assertThat(surname("Barry", "BARRY", "Berry", "Berry")).isEqualTo("Barry");
        assertThat(surname("Smith", "Jones", "Jones")).as("another name").isEqualTo("Smith");
        assertThat(surname("Li", "Lin", "Lin"))
                .as("short ones are names of their own")
                .isEqualTo("Li");
    }

    private static @Nullable String surname(String... bySource) {
        var draft = new Draft(UUID.randomUUID());
        int rank = 10;
        for (var surname : List.of(bySource)) {
            draft.name("Rory", surname, rank--, true);
        }
        draft.settle(LocalDate.of(2026, 12, 1));
        return draft.surname;
    }
}
