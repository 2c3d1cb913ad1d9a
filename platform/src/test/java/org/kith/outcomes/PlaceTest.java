package org.kith.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "st marys, true",
        "St. Mary's, true",
        "ST MARY’S, true",
        "academy marys, true",
        "Réné, true",
        "acad, true",
        "st johns, false",
        "’, false"
    })
    void aPlaceIsFoundByWordsOfItsNameHoweverTheyAreWritten(String asked, boolean found) {
        var school = new Place(Place.Kind.SCHOOL, "8384003", "St Mary’s Rene Academy", null, null, null);
        assertThat(school.isCalled(asked)).isEqualTo(found);
    }
}
