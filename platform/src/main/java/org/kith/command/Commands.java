package org.kith.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.kith.county.Generate;
import org.kith.linkage.tool.Link;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// All the commands, and what they have in common: `--help`, exit codes, and an error in one sentence.
@Command(
        name = "kith",
        description = "The platform on which a children's partnership runs its strategy.",
        mixinStandardHelpOptions = true,
        version = "Kith 0.1.0",
        subcommands = {
            Demo.class,
            Serve.class,
            Generate.class,
            IngestCommand.class,
            RefreshCommand.class,
            Export.class,
            Link.class,
            VerifyAudit.class
        })
public final class Commands {

    private Commands() {}

    /// Runs the command that the arguments name and returns the exit code.
    public static int run(String... arguments) {
        var line = new CommandLine(new Commands())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, result) -> {
                    command.getErr().println("kith: " + sentence(failure));
                    return 1;
                });
        return arguments.length == 0 ? usage(line) : line.execute(arguments);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return 2;
    }

    private static String sentence(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
