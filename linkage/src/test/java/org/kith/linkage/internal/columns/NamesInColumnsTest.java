package org.kith.linkage.internal.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.kith.linkage.Field;

/// What a record's names come to once they stand beside each other.
class NamesInColumnsTest {

    private final Columns columns = new Columns();
    private final int record = columns.open("source", "1");

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/full-name.csv", useHeadersInDisplayName = true)
    void fullNamesComeApart(
            String written, @Nullable String forename, @Nullable String middle, @Nullable String surname) {
        columns.put(record, Field.FULL_NAME, written.replace('~', '\u00a0'));
        assertThat(columns.values(record, Field.FORENAME)).isEqualTo(some(forename));
        assertThat(columns.values(record, Field.MIDDLE_NAMES)).isEqualTo(some(middle));
        assertThat(columns.values(record, Field.SURNAME)).isEqualTo(some(surname));
    }

    private static List<String> some(@Nullable String name) {
        return name == null ? List.of() : List.of(name.split("\\|", -1));
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/surname.csv", useHeadersInDisplayName = true)
    void aWordThatIsASurnameTooIsOneBesideAFirstNameOnly(
            @Nullable String forename, String surname, @Nullable String standard) {
        columns.put(record, Field.FORENAME, forename == null ? "" : forename);
        columns.put(record, Field.FORMER_SURNAME, surname);
        int other = columns.open("source", "2");
        columns.put(other, Field.FORMER_SURNAME, surname);
        columns.put(other, Field.FORENAME, forename == null ? "" : forename);
        for (int each : new int[] {record, other}) {
            assertThat(columns.values(each, Field.FORMER_SURNAME)).containsExactlyInAnyOrderElementsOf(some(standard));
            assertThat(columns.values(each, Field.SURNAME)).isEmpty();
        }
    }

    @Test
    void aSurnameWaitsForTheFirstNameOfItsOwnRecord() {
        int other = columns.open("source", "2");
        columns.put(record, Field.SURNAME, "Child");
        columns.put(other, Field.SURNAME, "Child");
        columns.put(record, Field.FORENAME, "Baby");
        columns.put(other, Field.PREFERRED_FORENAME, "Emily");
        assertThat(columns.values(record, Field.SURNAME)).isEmpty();
        assertThat(columns.values(other, Field.SURNAME)).containsExactly("child");
        columns.put(record, Field.FORENAME, "Oscar");
        assertThat(columns.values(record, Field.SURNAME)).containsExactly("child");
    }
}
