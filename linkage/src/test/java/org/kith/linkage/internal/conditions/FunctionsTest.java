package org.kith.linkage.internal.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/duckdb.csv", useHeadersInDisplayName = true)
    void everyFunctionGivesWhatDuckDbGives(String expression, String expected) {
        Object value = value(expression);
        if (value instanceof Double number) {
            assertThat(number).isCloseTo(Double.parseDouble(expected), within(1e-9));
        } else {
            assertThat(value == null ? "NULL" : value.toString()).isEqualTo(expected);
        }
    }

    @Test
    void listsAreComparedElementByElement() {
        assertThat(value(
                        "list_max(list_transform(flatten(list_transform(['ab', 'cd'], x -> list_transform(['ad', 'xx'],"
                                + " y -> [x, y]))), pair -> levenshtein(pair[1], pair[2])))"))
                .isEqualTo(2.0);
        assertThat(value("array_length('[a, ''b, c'', \"d\"]'::VARCHAR[])")).isEqualTo(3.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            soundex(name_l) = soundex(name_r)              | the function soundex
            levenshtein(name_l) < 2                        | the function levenshtein with 1 arguments
            name = name_r                                  | the column name, which says neither _l nor _r
            x.name = r.name                                | the table x
            name_l = name_r )                              | ")" where an operator should stand
            name_l =                                       | "the end" where a value should stand
            (name_l = name_r                               | "the end" where ")" should stand
            name_l ? name_r                                | the sign "?"
            place_l['lat'] < 3                             | the field ['lat'] of a structure
            regexp_matches(name_l, '(') = true             | the regular expression (
            try_strptime(name_l, '%Q') IS NULL             | the part %Q of a date's format
            name_l                                         | a value where a condition should stand
            date_diff('fortnight', born_l, born_r) < 2     | the unit of time "fortnight"
            """)
    void saysWhatItDoesNotUnderstand(String condition, String sentence) {
        assertThatThrownBy(() -> {
                    Expression parsed = Parser.parse(condition);
                    Kinds kinds = new Kinds();
                    kinds.see(parsed);
                    kinds.condition(parsed);
                })
                .isInstanceOf(NotParsed.class)
                .hasMessageContaining(sentence);
    }

    private static @Nullable Object value(String expression) {
        Kinds kinds = new Kinds();
        Expression parsed = Parser.parse(expression);
        kinds.see(parsed);
        return kinds.value(parsed).value(new Expression.Scope() {});
    }
}
