package org.kith.linkage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.linkage.Constraints;
import org.kith.linkage.Field;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Comparer;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Homes;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.joining.Clusters;
import org.kith.linkage.internal.joining.Ties;
import org.kith.linkage.internal.weights.Frequencies;
import org.kith.linkage.internal.weights.Weights;

/// Every question that the engine asks has a file that says what is answered and why, and each of its answers stands
/// there.
class QuestionsTest {

    private static final Path SPEC = Path.of("src/test/resources/spec");
    private static final String CHILDREN = "children";

    @ParameterizedTest
    @EnumSource(Question.class)
    void everyQuestionIsAnsweredAsItsFileSays(Question question) throws IOException {
        Path file = SPEC.resolve("questions")
                .resolve(question.words.toLowerCase(Locale.ROOT).replace(' ', '-') + ".csv");
        List<String> rows = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] heading = rows.getFirst().split(",", -1);
        Set<String> answers = new HashSet<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", heading.length);
            String answer = cells[heading.length - 1].replace("\"", "");
            assertThat(answer(question, heading, cells, false)).as(row).isEqualTo(answer);
            assertThat(answer(question, heading, cells, true)).as(row).isEqualTo(answer);
            answers.add(answer);
        }
        assertThat(answers).containsAll(question.levels).contains("");
    }

    @Test
    void everySpecificationSaysWhereItComesFrom() throws IOException {
        try (Stream<Path> files = Files.walk(SPEC)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(Question.COUNT);
            for (Path file : all) {
                List<String> remarks = Files.readAllLines(file).stream()
                        .takeWhile(line -> line.startsWith("#"))
                        .toList();
                assertThat(String.join(" ", remarks)).as("%s", file).containsPattern("Source: |[Bb]y definition[:,] ");
            }
        }
    }

    /// The words of the answer that two records give, empty where it is not known.
    private static String answer(Question question, String[] heading, String[] cells, boolean turned) {
        Columns columns = new Columns();
        int first = columns.open("people", "first");
        int second = columns.open("people", "second");
        for (int i = 0; i < heading.length - 1; i++) {
            boolean other = heading[i].startsWith("other ") && i >= (heading.length - 1) / 2;
            String field = other ? heading[i].substring("other ".length()) : heading[i];
            int record = other == turned ? first : second;
            if (field.equals(CHILDREN)) {
                nameChildren(columns, record, cells[i]);
            } else {
                columns.put(record, Field.valueOf(field.toUpperCase(Locale.ROOT).replace(' ', '_')), cells[i]);
            }
        }
        for (String postcode : List.of("TR1 1AA", "PL1 1AA")) {
            int anne = columns.open("others", postcode);
            columns.put(anne, Field.FULL_NAME, "Anne Brook");
            columns.put(anne, Field.BORN_ON, "1990-05-05");
            columns.put(anne, Field.POSTCODE, postcode);
        }
        int level = question == Question.CHILDREN ? children(columns) : question.levelIn(pattern(columns));
        return level == 0 ? "" : question.levels.get(level - 1);
    }

    private static void nameChildren(Columns columns, int carer, String names) {
        for (String name : names.split(" ", -1)) {
            if (!name.isEmpty()) {
                columns.addChild(carer, columns.open("children", name));
            }
        }
    }

    private static long pattern(Columns columns) {
        Table table = new Table(columns);
        Derived derived = new Derived(columns);
        derived.know(Homes.of(table, derived));
        return new Comparer(table, derived).pattern(0, 1);
    }

    private static int children(Columns columns) {
        Table table = new Table(columns);
        Engine.Basis basis = new Engine.Basis(table, new Derived(columns), new Weights(), new Frequencies(table));
        return new Clusters(table, new Ties(columns), new Constraints(), basis.scorer(), 0).children(0, 1);
    }
}
