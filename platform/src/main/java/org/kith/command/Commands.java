package org.kith.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.county.Generate;
import org.kith.database.FileTrouble;
import org.kith.linkage.tool.Link;
import org.kith.site.errors.Incident;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// All the commands, and what they have in common: `--help`, exit codes, and an error in one sentence.
@Command(
        name = "kith",
        description = "The platform on which a children's partnership runs its strategy.",
        mixinStandardHelpOptions = true,
        version = "Kith 0.1.0",
        footer = {
            "The launcher itself knows besides:",
            "  test          Proves everything that must hold.",
            "  benchmark     Measures what claims about speed and memory rest on."
        })
public final class Commands {

    private static final List<Class<?>> ALL = List.of(
            Demo.class,
            Serve.class,
            Generate.class,
            IngestCommand.class,
            RefreshCommand.class,
            Export.class,
            Link.class,
            StrategyCommand.class,
            AccountsCommand.class,
            VerifyAudit.class);

    private static final String DISK_FULL = "53100";

    private Commands() {}

    /// Runs the command that the arguments name and returns the exit code.
    public static int run(String... arguments) {
        Locale.setDefault(Locale.UK); // whatever the machine speaks: numbers go into SQL and English sentences
        var line = new CommandLine(new Commands());
        asked(arguments).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Commands::day)
                // One sentence: all options after it would drive it off the screen.
                .setParameterExceptionHandler((wrong, given) -> {
                    CommandLine command = wrong.getCommandLine();
                    PrintWriter complain = command.getErr();
                    complain.println(wrong.getMessage());
                    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, complain);
                    complain.println(command.getCommandSpec().qualifiedName() + " --help tells how it is used.");
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                })
                .setExecutionExceptionHandler(Commands::tell);
        return arguments.length == 0 ? usage(line) : line.execute(arguments);
    }

    /// Tells what failed, and returns the exit code. What fails since the process was told to end is no failure.
    static int tell(Exception failure, CommandLine command, @Nullable ParseResult given) {
        if (!isToldToEnd()) {
            command.getErr().println("kith: " + sentence(failure));
        }
        return WrongSetting.in(failure).isPresent() ? 2 : 1;
    }

    /// Java tells it only by what it refuses.
    private static boolean isToldToEnd() {
        var none = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    /// The command that is named, or all where none is: to find out what each of them takes would be a tenth of a
    /// start.
    private static List<Class<?>> asked(String... arguments) {
        return ALL.stream()
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(ALL);
    }

    private static LocalDate day(String said) {
        try {
            return LocalDate.parse(said);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + said + "' is no day such as 2026-11-01");
        }
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return 2;
    }

    /// What failed, in its own words where those were written to be read; else where the log keeps it.
    static String sentence(Throwable failure) {
        return WrongSetting.in(failure)
                .map(WrongSetting::sentence)
                .or(() -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .filter(Commands::speaksForItself)
                        .map(Commands::words)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElseGet(() ->
                        "something went wrong that was not foreseen. Nothing half done was kept. The log has it as "
                                + Incident.report(failure) + ".");
    }

    private static @Nullable String words(Throwable failure) {
        return switch (failure) {
            case IOException trouble -> FileTrouble.words(trouble);
            case SQLException lost
            when DISK_FULL.equals(lost.getSQLState()) ->
                "the database has no room left on its disk. Make some. Run this again: it goes on from there.";
            case SQLException _ ->
                "the database ended in the middle of it: a full disk is one cause. What it said last stands in its log"
                        + " (postgres/server.log in the data folder). Run this again: it goes on from there.";
            case PortInUseException taken ->
                "port " + taken.getPort() + " is in use. Name another with --port, or end the program that uses it.";
            default -> failure.getMessage();
        };
    }

    private static boolean speaksForItself(Throwable failure) {
        return (failure instanceof SQLException lost && isOfTheServer(lost))
                || failure.getClass().getName().startsWith("org.kith.")
                || failure instanceof IOException
                || (failure instanceof UncheckedIOException
                        && !Objects.equals(failure.getMessage(), String.valueOf(failure.getCause())))
                || failure instanceof WebServerException;
    }

    /// Connections lost, a server that is shut down, a full disk: nothing that a row did.
    private static boolean isOfTheServer(SQLException failure) {
        var state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return state.startsWith("08") || state.startsWith("57P") || state.equals(DISK_FULL);
    }
}
