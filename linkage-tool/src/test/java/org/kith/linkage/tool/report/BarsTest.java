package org.kith.linkage.tool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void aLongNameIsInAsManyLinesAsItNeeds() {
        String name =
                "forename: another form of the same name, or a spelling in another script, or a slip or two in it, m";
        String unbroken = "𝒜".repeat(57);
        Bars bars = new Bars("m and u", "How often", false);
        bars.bar(name, 1, "1%");
        bars.bar(unbroken, 1, "1%");
        bars.bar("short", 1, "1%");
        String svg = bars.svg();
        assertThat(svg).contains("viewBox=\"0 0 340 %d\"".formatted(4 + 5 * 15 + 3 * 14));
        assertThat(texts(svg, 0, 2)).isEqualTo(name);
        assertThat(texts(svg, 3, 5).replace(" ", "")).isEqualTo(unbroken);
        assertThat(texts(svg, 6, 7)).isEqualTo("short");
    }

    private static String texts(String svg, int from, int until) {
        return Arrays.stream(svg.split("<text[^>]*>", -1))
                .skip(1L + from)
                .limit(until - from)
                .map(text -> text.substring(0, text.indexOf('<')))
                .collect(Collectors.joining(" "));
    }
}
