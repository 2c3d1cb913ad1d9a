package org.kith.partners.layouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsTest {

    private static final List<String> ODD = List.of(
            "=1+1",
            "+44 1305 000000",
            "-",
            "-5",
            "-5.25",
            "-5-2",
            "-5\"x",
            "-5,x",
            "-5\"",
            "-5\",",
            "'",
            "''",
            "'=x",
            "'-5",
            "''-",
            "@a,b",
            "\tx",
            "\rx",
            "",
            "a=b",
            "O'Brien",
            "\"=x\"",
            "a,=b",
            "a\n=b",
            "'\"",
            "\"",
            "=\"\",\"",
            ",",
            ",=",
            " =x");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "=1;'=1",
                "a,+44 1,b;a,'+44 1,b",
                "a,-5,-5.5;a,-5,-5.5",
                "a,-5x,--5;a,'-5x,'--5",
                "a,\"=x(1,2)\",b;a,\"'=x(1,2)\",b",
                "a,\"b,=c\",d;a,\"b,=c\",d",
                "a,\"-5\",'=;a,\"-5\",''=",
                "a,O'Brien,';a,O'Brien,'"
            })
    void aFormulaHasAnApostropheBeforeIt(String raw, String guarded) {
        assertThat(Guards.guarded(raw)).isEqualTo(guarded);
    }

    @Test
    void whatIsTakenOffAgainIsWhatWasSent() throws IOException {
        for (var one : ODD) {
            for (var other : ODD) {
                var raw = new StringBuilder("first");
                Csv.append(raw, one);
                Csv.append(raw, other);
                try (var csv = new Csv(new StringReader(Guards.guarded(raw.toString())), ',')) {
                    assertThat(csv.next()).isTrue();
                    var row = csv.row().unguarded();
                    assertThat(List.of(row.text(1), row.text(2))).containsExactly(one, other);
                }
            }
        }
    }
}
