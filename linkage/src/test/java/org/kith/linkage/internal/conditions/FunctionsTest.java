package org.kith.linkage.internal.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "NULL", textBlock = """
            'Anna'[1]                                      | A
            'Anna'[-1]                                     | a
            'Anna'[9]                                      | ~~
            'Anna'[1:2]                                    | An
            'Anna'[2:]                                     | nna
            'Anna'[:-2]                                    | Ann
            '[Anna, Bea]'[2]                               | Bea
            '[Anna, Bea]'[3]                               | NULL
            ['a', 'b', 'c'][2:3]                           | [b, c]
            STRUCT['lat']                                  | 51.2
            STRUCT['town']                                 | St Mary's, Upper
            STRUCT['none']                                 | NULL
            struct_extract('{"lat": 51.2, "lng": null}', 'lng') | NULL
            CAST(STRUCT['lat'] AS DOUBLE) + 1              | 52.2
            map_extract(MAP {'kate': '3,7', 'ann': '1'}, 'kate')[1] | 3,7
            map_extract(MAP {'kate': '3,7'}, 'bob')        | []
            map_extract(MAP {'kate': '3,7'}, 'bob')[1]     | NULL
            map_extract(MAP {'kate': '3,7'}, NULL)[1]      | NULL
            """)
    void readsListsLettersAndStructures(String expression, @Nullable String expected) {
        String structure = "'{''lat'': 51.2, ''lng'': -1.3, ''town'': ''St Mary\\''s, Upper''}'";
        Object value = value(expression.replace("STRUCT", structure));
        assertThat(value == null ? null : value.toString()).isEqualTo(expected);
    }

    @Test
    void vectorsAreComparedByTheirAngle() {
        assertThat((Double) value("array_cosine_similarity('[1, 2, 2]', '[2, 1, 2]')"))
                .isCloseTo(8.0 / 9, within(1e-12));
        assertThat((Double) value("list_cosine_distance([1, 0]::FLOAT[2], [0, 1]::FLOAT[2])"))
                .isCloseTo(1, within(1e-12));
        assertThat(value("array_cosine_similarity('[1, 2]', '[1, 2, 3]')")).isNull();
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
            place_l[lat] < 3                               | the column lat, which says neither _l nor _r
            regexp_matches(name_l, '(') = true             | the regular expression (
            try_strptime(name_l, '%Q') IS NULL             | the part %Q of a date's format
            name_l                                         | a value where a condition should stand
            map_extract(MAP {'a' 'b'}, name_l) = name_r    | "'b'" where ":" should stand
            map_extract(place_l, 'a')[1] = name_r          | the function map_extract of anything but MAP {…}
            date_diff('fortnight', born_l, born_r) < 2     | the unit of time "fortnight"
            date_trunc('fortnight', born_l) = born_r       | the unit of time "fortnight"
            born_l + interval 1 fortnight > born_r         | the unit of time "fortnight"
            strftime(born_l, '%Q') = name_r                | the part %Q of a date's format
            born_l + interval '1 year 2 days' > born_r     | an interval of time that is no whole number of one unit
            born_l - born_r < interval 1 day               | an interval of time that is not added to a date
            regexp_replace(name_l, 'n', '\\1') = name_r    | \\1 in what replaces a regular expression of 0 groups
            regexp_replace(name_l, '(n)', '\\x') = name_r  | \\x in what replaces a regular expression of 1 group
            regexp_extract(name_l, 'n', -1) = name_r       | a group of a regular expression that is not one from 0
            flatten(string_split(name_l, ' ')) = name_r    | flatten of a list that holds no lists
            flatten(['a', 'b']) = [name_r]                 | the function flatten of a value that it does not take
            length(levenshtein(name_l, name_r)) = 1        | the length of what is no text and no list
            lpad('a', 2000000000, 'x') = name_r            | a text that is filled up to 2000000000 letters
            cast(name_l as decimal(50,2)) = 1              | the type decimal(50,2)
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

    @Test
    void whatIsNestedTooDeepIsRefusedAndWhatIsLongIsNot() {
        for (String deep : List.of(
                "(".repeat(4000) + "a_l = a_r" + ")".repeat(4000),
                "not ".repeat(4000) + "a_l = a_r",
                "a_l = " + "-".repeat(1) + " -".repeat(4000) + "1",
                "a_l = 1" + " + 1".repeat(4000),
                "a_l" + "::varchar".repeat(4000) + " = a_r",
                "lower(".repeat(4000) + "a_l" + ")".repeat(4000) + " = a_r",
                "case when ".repeat(4000) + "a_l = a_r")) {
            assertThatThrownBy(() -> Parser.parse(deep))
                    .isInstanceOf(NotParsed.class)
                    .hasMessageContaining("nested more than 200 deep");
        }
        String text = "x".repeat(20_000) + "''".repeat(20_000);
        assertThat(value("length('" + text + "')")).isEqualTo(40_000.0);
        assertThat(value("1 = 1" + " or 1 = 1".repeat(5000))).isEqualTo(true);
        assertThat(value("length(('[''" + "y".repeat(30_000) + "'', z]'::varchar[])[1])"))
                .isEqualTo(30_000.0);
        assertThatThrownBy(() -> value("regexp_matches('" + "ab".repeat(60_000) + "', '(a|b)*c')"))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("the regular expression (a|b)*c of a text of 120000 letters");
    }

    @Test
    void regularExpressionsAreNotKeptForEver() {
        for (int i = 0; i < 3 * TextFunctions.MOST_PATTERNS; i++) {
            TextFunctions.pattern("a{" + i + "}");
            assertThat(value("'a" + i + "' like 'a" + i + "'")).isEqualTo(true);
        }
        assertThat(TextFunctions.patterns()).isBetween(1, TextFunctions.MOST_PATTERNS);
    }

    /// Of a file that says of no column that it holds dates.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            abs(born_l - born_r) <= 10                                          | true
            abs(born_l - born_r) <= 9                                           | false
            born_l between born_r - 10 and born_r + 10                          | true
            born_l between born_r - 9 and born_r + 9                            | false
            born_l + 10 >= born_r                                               | true
            cast(born_l as date) + 10 >= cast(born_r as date)                   | true
            cast(born_l as date) + 10 > cast(born_r as date)                    | false
            cast(born_r as date) - 10 = cast(born_l as date)                    | true
            10 + born_l::date = born_r::date                                    | true
            epoch(born_l) < epoch(born_r) and born_l + 10 = born_r              | true
            born_l + interval 10 days = born_r                                  | true
            born_r between born_l - interval '1 month' and born_l               | false
            strftime(born_l, '%d.%m.%Y') = '31.01.2015'                         | true
            date_trunc('month', born_l) = date_trunc('month', born_r)           | false
            """)
    void daysAreAddedToDatesAndCounted(String condition, boolean holds) {
        Expression parsed = Parser.parse(condition);
        Kinds kinds = new Kinds();
        kinds.see(parsed);
        assertThat(kinds.condition(parsed).value(new Expression.Scope() {
                    @Override
                    public Object column(Expression.Column column) {
                        return column.side() == Expression.Side.LEFT ? "2015-01-31" : "2015-02-10";
                    }
                }))
                .isEqualTo(holds);
    }

    private static @Nullable Object value(String expression) {
        Kinds kinds = new Kinds();
        Expression parsed = Parser.parse(expression);
        kinds.see(parsed);
        return kinds.value(parsed).value(new Expression.Scope() {});
    }
}
