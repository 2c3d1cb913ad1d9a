package org.kith.county;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kith generate`: makes a county, its agencies' files and the truth.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Makes a believable county, the files its agencies would send, and the truth.")
public final class Generate implements Callable<Integer> {

    private static final int FEWEST = 100;
    /// Ids are made for as many as that.
    private static final int MOST = 850_000;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    @Option(
            names = "--children",
            paramLabel = "N",
            defaultValue = "85690",
            description = "Children and young people aged 0 to 19 (${DEFAULT-VALUE}).")
    private int children;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed and date, same bytes (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The county's today (first of this month).")
    private @Nullable LocalDate asOf;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
    private @Nullable Path out;

    @Option(
            names = "--table",
            paramLabel = "N",
            description = "Instead of the agencies' files one plain table of N records of people, people.csv.")
    private @Nullable Integer table;

    @Option(names = "--threads", paramLabel = "T", description = "Threads to use (all there are).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        if (out != null && table != null) {
            return table(table, out, console);
        }
        if (out == null || children < FEWEST || children > MOST) {
            console.printf(Locale.ROOT, "generate: --children must be from %,d to %,d%n", FEWEST, MOST);
            return 2;
        }
        LocalDate today = asOf == null ? LocalDate.now(ZoneId.systemDefault()).withDayOfMonth(1) : asOf;
        if (today.getYear() < FIRST_YEAR || today.getYear() > LAST_YEAR) {
            console.printf(Locale.ROOT, "generate: --as-of must be from %d to %d%n", FIRST_YEAR, LAST_YEAR);
            return 2;
        }
        if (threads < 1) {
            console.printf(Locale.ROOT, "generate: --threads must be 1 or more%n");
            return 2;
        }
        long began = System.nanoTime();
        County county = new County(seed, children, today);
        County.Made made = terminal() ? withBar(county, out) : plainly(county, out, console);
        double seconds = (System.nanoTime() - began) / 1e9;
        console.printf(
                Locale.ROOT,
                "made %,d people, %,d files, %,d rows, %,d MB in %.1f s: %s%n",
                made.people(),
                made.files(),
                made.rows(),
                made.bytes() / 1_000_000,
                seconds,
                out);
        console.flush();
        return 0;
    }

    private static int table(int records, Path folder, PrintWriter console) throws Exception {
        if (records < 1) {
            console.printf(Locale.ROOT, "generate: --table must be 1 or more%n");
            return 2;
        }
        Path file = Files.createDirectories(folder).resolve("people.csv");
        CountyPeople.write(file, records);
        console.printf(Locale.ROOT, "made %,d records of people: %s%n", records, file);
        return 0;
    }

    /// From Java 22 there is a console even where nobody watches; it alone knows, so it is asked by name.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private County.Made withBar(County county, Path folder) throws Exception {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("generate")
                .setUnit(" children", 1)
                .setInitialMax(children)
                .showSpeed()
                .build()) {
            return county.write(folder, threads, bar::stepBy);
        }
    }

    private County.Made plainly(County county, Path folder, PrintWriter console) throws Exception {
        long[] done = {0, 0};
        return county.write(folder, threads, more -> {
            done[0] += more;
            long tenth = done[0] * 10 / children;
            if (tenth > done[1]) {
                done[1] = tenth;
                console.printf(Locale.ROOT, "generate: %,d of %,d children%n", done[0], children);
                console.flush();
            }
        });
    }
}
