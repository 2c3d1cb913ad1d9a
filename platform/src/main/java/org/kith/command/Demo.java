package org.kith.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.DemoPeople;
import org.kith.access.accounts.DemoPeople.DemoPerson;
import org.kith.county.Generate;
import org.kith.families.FamilyGrants;
import org.kith.partners.deliveries.Deliveries;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Makes an invented county, brings its files in, finds people and families, and serves them.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    @Mixin
    DataFolder data = new DataFolder();

    @Option(names = "--children", paramLabel = "N", description = "Children and young people (default: 85690).")
    @Nullable
    Integer children;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed makes the same county (default: 1).")
    @Nullable
    Long seed;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Port.class,
            description = "The port (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(names = "--no-serve", description = "Do all but serve, then exit.")
    boolean noServe;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Read pages for some seconds, then exit: the build keeps what Java learns from it.")
    boolean rehearse;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var files = data.folder.resolve("county");
        if (!isFinished(files) && isSomebodyElses(files)) {
            System.err.println("kith: files were brought to this data, or accounts opened, and not by a demonstration:"
                    + " no invented county is made among them. Name a new folder by --data, and leave KITH_DATABASE_URL"
                    + " unset.");
            return 1;
        }
        int made = make(files);
        if (made != 0) {
            return made;
        }
        if (noServe) {
            try (var running = data.start()) {
                print(settle(running, files), System.out);
            }
            return 0;
        }
        var running = Serve.start(data, port); // at once, so that a taken port is found before the work, not after it
        var people = settle(running, files);
        Serve.sayReady(running);
        print(people, System.out);
        if (rehearse) {
            PageRehearsal.of("http://localhost:" + running.port(), people);
        } else {
            Serve.untilToldToEnd();
        }
        return 0;
    }

    private boolean isFinished(Path files) {
        return Files.exists(files) && Files.exists(data.folder.resolve(DemoPeople.FILE));
    }

    /// A demonstration that was killed has brought files of its county and opened no account: it goes on, and not in a
    /// database that the environment has named since.
    private boolean isSomebodyElses(Path files) throws IOException {
        if (!data.isThere()) {
            return false;
        }
        try (var running = data.start()) {
            var people = running.the(DemoPeople.class);
            return people.read().isEmpty()
                    && !people.isUnfinished()
                    && (running.the(Deliveries.class).anyBesides(files)
                            || running.the(Accounts.class).count(null) > 0);
        }
    }

    /// Makes the county beside its final name: a killed attempt leaves nothing that looks whole.
    private int make(Path files) throws IOException {
        var made = new Made(children == null ? 85_690 : children, seed == null ? 1 : seed);
        if (Files.exists(files)) {
            if (children != null || seed != null) {
                made.sayWhereOther(files);
            }
            return 0;
        }
        var unfinished = files.resolveSibling("county.unfinished");
        Files.createDirectories(unfinished);
        var code = new CommandLine(new Generate())
                .setExecutionExceptionHandler(Commands::tell)
                .execute(
                        "--children",
                        Integer.toString(made.children()),
                        "--seed",
                        Long.toString(made.seed()),
                        "--out",
                        unfinished.toString());
        if (code == 0) {
            made.note(unfinished);
            Files.move(unfinished, files, StandardCopyOption.ATOMIC_MOVE);
        }
        return code;
    }

    /// What county it is, noted among its files: a hidden one is no delivery.
    private record Made(int children, long seed) {

        private static final String NOTE = ".made";

        void note(Path folder) throws IOException {
            Files.writeString(folder.resolve(NOTE), words());
        }

        void sayWhereOther(Path folder) throws IOException {
            var note = folder.resolve(NOTE);
            if (Files.exists(note) && !Files.readString(note).equals(words())) {
                System.err.println("kith: this folder holds a county of " + Files.readString(note)
                        + ", which is shown as it is. Name a new folder by --data for one of " + words() + ".");
            }
        }

        private String words() {
            return String.format("%,d children, seed %d", children, seed);
        }
    }

    /// Brings the county in and opens the accounts; on a folder where that is done already there is nothing to do. Each
    /// step can be done again, so that one that was killed goes on.
    private static List<DemoPerson> settle(DataFolder.Running running, Path files) throws IOException {
        var demoPeople = running.the(DemoPeople.class);
        var before = demoPeople.read();
        if (!before.isEmpty()) {
            return before;
        }
        RefreshCommand.refresh(running, files);
        var people = demoPeople.open(running.the(DemoCast.class).candidates());
        running.the(FamilyGrants.class).replaceOfAccounts(); // the parent's is there only now
        running.the(DemoRelease.class).settle();
        demoPeople.settled();
        return people;
    }

    private static void print(List<DemoPerson> people, PrintStream out) {
        out.printf("%n%-28s %-34s %-30s %-22s %s%n", "name", "role", "scope", "username", "password");
        for (var person : people) {
            out.printf(
                    "%-28s %-34s %-30s %-22s %s%n",
                    person.name(), person.role(), person.scope(), person.username(), person.password());
        }
    }
}
