package org.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each line of docs/trust.md is kept by the tests that it names, whose names end in its number.
class TrustTest {

    private static final int LINES = 16;
    private static final Pattern LINE = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(?:[a-z.]+\\.)?([A-Z][A-Za-z]+)`");
    private static final Pattern NUMBERED = Pattern.compile("void [a-zA-Z]+?((?:\\d+)(?:and\\d+)*)\\(");

    @Test
    void everyLineIsKeptByTheTestsThatItNames() throws IOException {
        var kept = new TreeMap<Integer, TreeSet<String>>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var test = file.getFileName().toString().replace(".java", "");
                NUMBERED.matcher(Files.readString(file)).results().forEach(found -> {
                    for (var number : found.group(1).split("and")) {
                        kept.computeIfAbsent(Integer.valueOf(number), _ -> new TreeSet<>())
                                .add(test);
                    }
                });
            }
        }
        kept.keySet().removeIf(number -> number > LINES);

        Map<Integer, TreeSet<String>> named = new TreeMap<>();
        LINE.matcher(Files.readString(Path.of("../docs/trust.md"))).results().forEach(line -> {
            var tests = named.computeIfAbsent(Integer.valueOf(line.group(1)), _ -> new TreeSet<>());
            NAMED.matcher(line.group(2)).results().forEach(test -> tests.add(test.group(1)));
        });

        assertThat(named.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LINES).boxed().toList());
        named.forEach((line, tests) -> assertThat(tests).as("line %d", line).isEqualTo(kept.get(line)));
    }
}
