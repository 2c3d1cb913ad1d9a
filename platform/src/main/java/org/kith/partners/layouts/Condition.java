package org.kith.partners.layouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.declarations.Yaml;

/// When a statement or a fact of a layout holds: every test must. Written `DEC`, `not DEC`, `Role = child|unborn`,
/// `Outcome != pending`, `Characteristics has 120`, joined by `and`.
public record Condition(List<Test> tests) {

    static final Condition ALWAYS = new Condition(List.of());

    /// One test of one column.
    public record Test(String column, Kind kind, Set<String> values) {}

    /// What a test asks.
    public enum Kind {
        SAID,
        NOT_SAID,
        ONE_OF,
        NONE_OF,
        /// One of the values stands in a list such as `110;120`.
        HAS
    }

    private static final Pattern COMPARED = Pattern.compile("(.+?)\\s+(=|!=|has)\\s+(.+)");

    static Condition of(Yaml yaml, Set<String> columns) {
        var tests = new ArrayList<Test>();
        for (String text : yaml.text().split("\\s+and\\s+", -1)) {
            tests.add(test(text.strip(), yaml, columns));
        }
        return new Condition(List.copyOf(tests));
    }

    /// The columns without which it never holds.
    public Set<String> columnsThatMustSay() {
        return tests.stream()
                .filter(test -> test.kind() != Kind.NOT_SAID && test.kind() != Kind.NONE_OF)
                .map(Test::column)
                .collect(Collectors.toSet());
    }

    private static Test test(String text, Yaml yaml, Set<String> columns) {
        if (columns.contains(text)) {
            return new Test(text, Kind.SAID, Set.of());
        }
        var compared = COMPARED.matcher(text);
        Test test;
        if (compared.matches()) {
            var kind = switch (compared.group(2)) {
                case "=" -> Kind.ONE_OF;
                case "!=" -> Kind.NONE_OF;
                default -> Kind.HAS;
            };
            test = new Test(
                    compared.group(1), kind, Set.of(compared.group(3).strip().split("\\s*\\|\\s*", -1)));
        } else if (text.startsWith("not ")) {
            test = new Test(text.substring(4).strip(), Kind.NOT_SAID, Set.of());
        } else {
            test = new Test(text, Kind.SAID, Set.of());
        }
        if (!columns.contains(test.column())) {
            throw yaml.broken("the table has no column `" + test.column() + "`.");
        }
        return test;
    }
}
