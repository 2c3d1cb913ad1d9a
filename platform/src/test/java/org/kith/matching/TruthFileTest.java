package org.kith.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a file of the truth is said with its line.
class TruthFileTest {

    @TempDir
    private Path folder;

    @Test
    void handsOnEveryRow() throws IOException {
        assertThat(read("person,born_on,more\n7,2020-01-31,x\n8,2021-02-01,\n"))
                .containsExactly("7 2020-01-31", "8 2021-02-01");
        assertThat(read("person,born_on\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                         | truth/people.csv is empty
            person,born_on\\n7,2020-01-31\\n8,20         | truth/people.csv, line 3: "20" is no day
            person,born_on\\n7,2020-01-31\\n8            | truth/people.csv, line 3: the row has 1 of 2 fields
            person,born_on\\n7,2020-01-31\\n8,2021-02-01 | truth/people.csv breaks off in its last line
            person,born_on\\n7,2020-01-31,x\\n           | truth/people.csv, line 2: the row has 3 of 2 fields
            person,born_on\\n7,31/01/2020\\n             | truth/people.csv, line 2: "31/01/2020" is no day
            person,born_on\\nseven,2020-01-31\\n         | truth/people.csv, line 2: there is no number where one belongs
            person,birthday\\n7,2020-01-31\\n            | truth/people.csv, line 1: there is no column born_on; another version of Kith made it
            person\\n                                    | truth/people.csv, line 1: there is no column born_on; another version of Kith made it
            """)
    void saysWhatIsWrongWithWhichLine(String written, String sentence) {
        assertThatThrownBy(() -> read(written.replace("\\n", "\n")))
                .isInstanceOf(Untold.class)
                .hasMessage(sentence);
    }

    @Test
    void saysOfWhatIsNoFileWhatItIs() {
        var missing = new TruthFile(folder.resolve("ties.csv"), "person");
        assertThatThrownBy(() -> missing.each(row -> {}))
                .isInstanceOf(Untold.class)
                .hasMessage("truth/ties.csv is not there");
        var aFolder = new TruthFile(folder, "person");
        assertThatThrownBy(() -> aFolder.each(row -> {}))
                .isInstanceOf(Untold.class)
                .hasMessageContaining(" cannot be read: ");
    }

    private List<String> read(String written) throws IOException {
        var file = Files.writeString(folder.resolve("people.csv"), written);
        var rows = new ArrayList<String>();
        new TruthFile(file, "person", "born_on")
                .each(row -> rows.add(Integer.parseInt(row.in("person")) + " " + LocalDate.parse(row.in("born_on"))));
        return rows;
    }
}
