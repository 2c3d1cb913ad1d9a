package org.kith.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kith.changes.Difference.Row;

class DifferenceTest {

    @Test
    void whatTookALinesPlaceStandsBesideIt() {
        assertThat(Difference.between("f", "a\nb\nc", "a\nB\nc\nd").rows())
                .containsExactly(new Row("a", "a"), new Row("b", "B"), new Row("c", "c"), new Row(null, "d"));
        assertThat(Difference.between("f", "a\nb\nc", "c").rows())
                .containsExactly(new Row("a", null), new Row("b", null), new Row("c", "c"));
        assertThat(Difference.between("f", "", "a").rows()).containsExactly(new Row(null, "a"));
    }

    @Test
    void linesThatAreAlikeAreLeftOutFarFromWhatDiffers() {
        var rows = Difference.between("f", "1\n2\n3\n4\n5\n6\nx\n7", "1\n2\n3\n4\n5\n6\ny\n7")
                .rows();
        assertThat(rows.getFirst().gap()).isTrue();
        assertThat(rows.stream().map(Row::after)).containsExactly(null, "4", "5", "6", "y", "7");
    }
}
