package org.kith.linkage.tool.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.RecordName;
import org.kith.linkage.tool.reading.BrokenInput;
import org.kith.linkage.tool.reading.Names;
import org.kith.linkage.tool.reading.RowList;

class JudgedTest {

    private static final Names NAMES =
            new Names(() -> Stream.of("1", "2", "3", "4").map(id -> new RecordName("people", id)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id_l,id_r,label\n1,2,1\n3,4,0\n",
                "\uFEFFid_l,id_r,label\r\n1,2,1\r\n3,4,0\r\n",
                "id_l;id_r;label\n1;2;1\n3;4;0\n",
                "sep=;\nid_l;id_r;label\n1;2;1\n3;4;0\n",
                "Label, ID L,ID R\n1,1,2\n0, 3 ,4\n",
                "unique_id_l,source_dataset_l,unique_id_r,source_dataset_r,clerical_match_score\n1,people,2,people,1.0\n3,people,4,people,0\n",
                """
                source_a,id_a,source_b,id_b,probability,outcome,reason,label
                people,1,people,2,0.9,doubtful,"a, b",1
                people,2,people,3,0.8,doubtful,c,
                people,3,people,4,0.7,doubtful,c,0
                """
            })
    void readsPairsAsAnySpreadsheetSavesThem(String content) throws IOException {
        assertThat(read(content, StandardCharsets.UTF_8))
                .extracting(pair -> pair.a().id() + pair.b().id() + pair.onePerson())
                .containsExactly("12true", "34false");
    }

    @Test
    void saysWhatIsBrokenAndWhere() throws IOException {
        refuses("", "line 1: the file is empty; it needs a line of column names.");
        refuses("id_l,id_r\n1,2\n", "line 1: --labels wants the columns id_l, id_r and label.");
        refuses("id_l,id_r,label\n1,2,\n", "line 1: no pair in it is judged.");
        refuses("id_l,id_r,label\n1,2,1\n3,4\n", "line 3: the row has 2 values, but there are 3 columns.");
        refuses("id_l,id_r,label\n1,1,1\n", "line 2: both ids are the same record.");
        refuses("id_l,id_r,label\n1,\"2,1\n", "line 2: a quotation mark is opened and never closed.");
        refuses("id_l,id_r,label\n1,2,1\nÄ,2,1\n".getBytes(StandardCharsets.ISO_8859_1), "line 3: not UTF-8");
        assertThat(read("id_l,id_r,label\n1,2,1\n", StandardCharsets.UTF_16)).hasSize(1);
    }

    @Test
    void aListFetchedFromElsewhereIsReadAsAFileIs() {
        String name = "s3a://lists/labels.csv";
        RowList list = new RowList(name, "id_l,id_r,label\n1,people/2,1\n3,4,\n9,a/b/4,0\n");
        assertThat(Judged.ids(list)).containsExactlyInAnyOrder("1", "people/2", "2", "9", "a/b/4", "b/4", "4");
        assertThatThrownBy(() -> Judged.read(list, NAMES, "--labels"))
                .isInstanceOf(BrokenInput.class)
                .hasMessage(name + ", line 4: no record has the id \"9\".");
    }

    private List<Judged> read(String content, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.csv"), content, charset);
        return Judged.read(new RowList(file, charset), NAMES, "--labels");
    }

    private void refuses(String content, String sentence) throws IOException {
        refuses(content.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private void refuses(byte[] content, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("labels.csv"), content);
        assertThatThrownBy(() -> Judged.read(new RowList(file, StandardCharsets.UTF_8), NAMES, "--labels"))
                .isInstanceOf(BrokenInput.class)
                .hasMessageContaining(file + ", " + sentence);
    }
}
