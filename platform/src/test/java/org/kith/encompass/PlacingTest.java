package org.kith.encompass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.encompass.Placing.Described;
import org.kith.encompass.Placing.Named;
import org.kith.matching.PersonId;

/// A notice is placed with one pupil for certain, or with none.
class PlacingTest {

    private static final LocalDate BORN = LocalDate.of(2015, 3, 14);
    private static final PersonId ZOE = new PersonId(new UUID(0, 1));
    private static final PersonId ANN = new PersonId(new UUID(0, 3));
    private static final PersonId TWIN = new PersonId(new UUID(0, 2));
    private static final String HERS = "A838219017041";
    private static final String HIS = "B838219017042";

    private static final List<Described> ROLL = List.of(
            new Described(ZOE, new Named("Zoë", "O'Hara-Smith", BORN, HERS), "Zo", "Smith", null),
            new Described(ANN, new Named("Ann", "Lee", LocalDate.of(2016, 1, 1), "C838219017043"), null, null, null),
            new Described(TWIN, new Named("Max", "O'Hara-Smith", BORN, HIS), null, null, "B83821901704X"));

    private static @Nullable PersonId placed(
            @Nullable String forename, @Nullable String surname, @Nullable LocalDate born, @Nullable String upn) {
        return Placing.of(new Named(forename, surname, born, upn), ROLL).orElse(null);
    }

    @Test
    void goesByTheNumberWithTheDateOfBirthOrTheFirstName() {
        assertThat(placed("ANNE", "LEA", LocalDate.of(2016, 1, 1), "C838219017043"))
                .isEqualTo(ANN);
        assertThat(placed("ZOE", null, null, HERS)).isEqualTo(ZOE);
        assertThat(placed("MAX", "OHARA", LocalDate.of(1900, 1, 1), "B83821901704X"))
                .isEqualTo(TWIN);
        assertThat(placed("LIAM", "OHARA SMITH", null, HERS)).isNull();
    }

    @Test
    void goesByTheWholeNameWithTheDateOfBirth() {
        assertThat(placed("ZOE", "OHARA SMITH", BORN, null)).isEqualTo(ZOE);
        assertThat(placed("Zo", "Smith", BORN, null)).isEqualTo(ZOE);
        assertThat(placed("ZOE", "OHARA SMITH", BORN.plusDays(1), null)).isNull();
        assertThat(placed("ZOE", "JONES", BORN, null)).isNull();
        assertThat(placed("ZOE", "OHARA SMITH", null, null)).isNull();
    }

    @Test
    void isPlacedWithNeitherWhereItFitsTwoOrMayMeanATwin() {
        assertThat(placed("ZOEE", "OHARA SMITH", BORN, HERS)).isNull();
        assertThat(placed("ZOE", "OHARA SMITH", BORN, HIS)).isNull();
    }
}
