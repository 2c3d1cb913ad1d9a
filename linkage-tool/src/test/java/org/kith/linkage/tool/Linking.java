package org.kith.linkage.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A test that runs `link` in a folder of its own.
abstract class Linking {

    private static final Set<String> BEFORE_A_FOLDER = Set.of("--out", "--against");

    @TempDir
    Path folder;

    final StringWriter said = new StringWriter();
    final StringWriter complained = new StringWriter();

    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(name)));
    }

    /// Runs the command, whose words none has a space in it.
    int link(String command) {
        return link(command.split(" ", -1));
    }

    /// Runs the command; files and folders among its words are the test's.
    int link(String... words) {
        String[] arguments = words.clone();
        for (int i = 0; i < words.length; i++) {
            if (words[i].endsWith(".csv")
                    || words[i].endsWith(".json")
                    || (i > 0 && BEFORE_A_FOLDER.contains(words[i - 1]))) {
                arguments[i] = folder.resolve(words[i]).toString();
            }
        }
        return new CommandLine(new Link())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(complained, true))
                .execute(arguments);
    }
}
