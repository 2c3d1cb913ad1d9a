package org.kith.partners.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.partners.deliveries.Brought;

class ManifestTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final String HEADING = "order,file,source,layout,received_on,kind,covers_from,covers_until,rows\n";
    private static final String GOOD = "1,a/one.csv,police,,2026-10-01,changes,,,5\n";

    @TempDir
    Path folder;

    @Test
    void theOrderOfAFolderIsThatOfItsList() throws IOException {
        list("\ufeff" + HEADING + "2,b/two.csv,,,2026-10-02,,,,\n" + GOOD);

        assertThat(Manifest.of(folder, TODAY)).extracting(Brought::name).containsExactly("one.csv", "two.csv");
        assertThat(Manifest.of(folder, TODAY)).extracting(Brought::rows).containsExactly(5L, 0L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,one.csv,,,2026-10-01,,,,5               | the column `order` says nothing
                    first,one.csv,,,2026-10-01,,,,5          | `first` in the column `order` is no number
                    1,,,,2026-10-01,,,,5                     | the column `file` says nothing
                    1,one.csv,,,,,,,5                        | the column `received_on` says nothing
                    1,one.csv,,,01/10/2026,,,,5              | `01/10/2026` in the column `received_on` is no day
                    1,one.csv,,,2026-10-01,,2026-13-01,,5    | `2026-13-01` in the column `covers_from` is no day
                    1,one.csv,,,2026-10-01,now and then,,,5  | `now and then` is no kind of delivery
                    1,one.csv,,,2026-10-01,,,,many           | `many` in the column `rows` is no number
                    """)
    void aListThatCannotBeFollowedIsToldWithItsLine(String row, String what) throws IOException {
        list(HEADING + GOOD + row + "\n");

        assertThatThrownBy(() -> Manifest.of(folder, TODAY))
                .isInstanceOf(BrokenManifest.class)
                .hasMessageContaining("MANIFEST.csv, line 3: " + what);
    }

    @Test
    void aListOfOtherColumnsIsNone() throws IOException {
        list("name;when\none.csv;today\n");

        assertThatThrownBy(() -> Manifest.of(folder, TODAY))
                .isInstanceOf(BrokenManifest.class)
                .hasMessageContaining("line 2: the column `file` says nothing");
    }

    @Test
    void aListWhoseHeadingSaysAColumnTwiceIsToldAsThat() throws IOException {
        list("order," + HEADING + GOOD);

        assertThatThrownBy(() -> Manifest.of(folder, TODAY))
                .isInstanceOf(BrokenManifest.class)
                .hasMessageContaining("cannot be read as a table");
    }

    @Test
    void withoutAListFilesComeByTheirNamesAndWhatDesktopsNoteIsLeftAside() throws IOException {
        for (var name : new String[] {"two.csv", "one.csv", ".DS_Store"}) {
            Files.writeString(folder.resolve(name), "");
        }

        assertThat(Manifest.of(folder, TODAY)).extracting(Brought::name).containsExactly("one.csv", "two.csv");
    }

    private void list(String text) throws IOException {
        Files.writeString(folder.resolve(Manifest.NAME), text);
    }
}
