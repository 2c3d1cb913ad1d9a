package org.kith.partners.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Source.Cadence;
import org.kith.partners.layouts.Source.Delivery;
import org.kith.partners.layouts.Source.Every;
import org.kith.partners.standing.PastDelivery;

class FileBeforeTest {

    private static final String LAYOUT = "suspensions-notices";

    private final List<PastDelivery> past = new ArrayList<>();

    @Test
    void aYearSoFarIsComparedWithItsOwnYear() {
        came("2026-09-30", 500);
        came("2025-10-31", 950);

        assertThat(rowsBefore(DeliveryKind.YEAR_TO_DATE, Every.MONTH, "2026-10-31"))
                .isEqualTo(500);
    }

    @Test
    void theFirstOfAYearIsComparedWithLastYearsOfTheSameMonth() {
        came("2025-09-30", 480);
        came("2025-10-31", 950);
        came("2026-07-31", 6_300);

        assertThat(rowsBefore(DeliveryKind.YEAR_TO_DATE, Every.MONTH, "2026-09-30"))
                .isEqualTo(480);
    }

    @Test
    void theFirstOfAYearIsLikeNothingWhereLastYearSentNothingThen() {
        came("2026-07-31", 6_300);

        assertThat(rowsBefore(DeliveryKind.YEAR_TO_DATE, Every.MONTH, "2026-09-30"))
                .isZero();
    }

    @Test
    void aTermIsComparedWithTheSameTermOfLastYear() {
        came("2025-10-20", 4_000);
        came("2026-01-19", 5_100);
        came("2026-05-15", 6_400);

        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.TERM, "2026-10-21")).isEqualTo(4_000);
        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.TERM, "2026-07-21")).isEqualTo(6_400);
    }

    @Test
    void aTermThatIsSentAgainIsComparedWithWhatItWouldTakeThePlaceOf() {
        came("2025-10-01", 4_000);
        came("2026-05-15", 6_400);
        came("2026-10-01", 5_000);

        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.TERM, "2026-10-31")).isEqualTo(5_000);
        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.TERM, "2026-10-01")).isEqualTo(5_000);
    }

    @Test
    void aMonthsRegisterIsComparedWithTheOneBeforeAndNeverWithALaterOne() {
        came("2026-03-31", 300);
        came("2026-05-31", 900);
        came("2026-04-30", 400);

        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.MONTH, "2026-06-30")).isEqualTo(900);
        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.MONTH, "2026-05-01")).isEqualTo(400);
    }

    @Test
    void correctionsAreLikeNothing() {
        came("2026-05-31", 900);

        assertThat(rowsBefore(DeliveryKind.CORRECTIONS, Every.MONTH, "2026-06-30"))
                .isZero();
    }

    @Test
    void whatDoesNotSayOfWhichTermItIsIsComparedWithTheOneBefore() {
        came("2024-10-01", 4_000);
        came("2025-05-15", 6_400);

        assertThat(rowsBefore(DeliveryKind.SNAPSHOT, Every.TERM, "2024-03-31", false))
                .isEqualTo(6_400);
    }

    private int rowsBefore(DeliveryKind kind, Every every, String asOf) {
        return rowsBefore(kind, every, asOf, true);
    }

    private int rowsBefore(DeliveryKind kind, Every every, String asOf, boolean said) {
        var declared = new Delivery(kind, Map.of(), new Cadence(every, 1, List.of(), 7), MonthDay.of(9, 1), false);
        return FileBefore.of(past, LAYOUT, kind, declared, LocalDate.parse(asOf), said)
                .map(PastDelivery::rows)
                .orElse(0);
    }

    private void came(String asOf, int rows) {
        past.add(new PastDelivery(
                past.size(), LAYOUT, null, null, null, null, LocalDate.parse(asOf), rows, rows, 0, Set.of(), null));
        past.add(new PastDelivery(
                past.size(),
                "another-layout",
                null,
                null,
                null,
                null,
                LocalDate.parse(asOf),
                rows * 20,
                rows,
                0,
                Set.of(),
                null));
    }
}
