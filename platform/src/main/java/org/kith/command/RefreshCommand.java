package org.kith.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.refresh.Refresh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description =
                "Brings new files in, finds who is who, and describes the families. Killed, it goes on when run again.",
        mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {

    @Mixin
    DataFolder data = new DataFolder();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "The folder of partners' files (default: no new files).")
    @Nullable
    Path from;

    @Override
    public Integer call() {
        try (var running = data.start()) {
            var runs = running.the(Refresh.class).run(from, new TerminalProgress(System.out));
            return Refresh.whole(runs) ? 0 : 1;
        }
    }
}
