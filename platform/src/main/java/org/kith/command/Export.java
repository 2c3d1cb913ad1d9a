package org.kith.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import org.kith.access.Act;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.matching.Clusters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Writes what a run made to a file, for analysts. The export is recorded.",
        mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {

    /// What can be exported.
    enum What {
        CLUSTERS
    }

    @Mixin
    DataFolder data = new DataFolder();

    @Parameters(paramLabel = "WHAT", description = "clusters: which records are one person (source,id,person).")
    What what = What.CLUSTERS;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV file to write.")
    Path out = Path.of("clusters.csv");

    @Override
    public Integer call() throws IOException {
        try (var running = data.start()) {
            running.the(Readings.class)
                    .record(Viewer.operator(), Act.EXPORT, List.of(), "export of clusters on the command line");
            var rows = switch (what) {
                case CLUSTERS -> write(running.the(Clusters.class));
            };
            System.out.printf("%,d records written to %s; the export is on record.%n", rows, out);
            return 0;
        }
    }

    /// Writes beside the final name and renames: the file is whole or not there.
    private long write(Clusters clusters) throws IOException {
        var unfinished = out.resolveSibling(out.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        long rows;
        try (var stream = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            rows = clusters.write(stream);
        }
        Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return rows;
    }
}
