package org.kith.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.matching.Clusters;
import org.kith.needs.NeedFile;
import org.kith.site.words.Words;
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
        CLUSTERS(KindOfData.CLUSTERS),
        NEEDS(KindOfData.NEEDS);

        private final KindOfData kind;

        What(KindOfData kind) {
            this.kind = kind;
        }
    }

    @Mixin
    DataFolder data = new DataFolder();

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "clusters: which records are one person (source,id,person). needs: which needs stand and stood"
                            + " (person,need,since,until,kinds).")
    What what = What.CLUSTERS;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV file to write.")
    Path out = Path.of("export.csv");

    @Override
    public Integer call() throws IOException {
        try (var running = data.start()) {
            var operator = Viewer.operator();
            running.require(Act.EXPORT, what.kind);
            var rows = new WholeFile(out)
                    .writeForOwner(
                            switch (what) {
                                case CLUSTERS -> {
                                    record(running, operator, Set.of());
                                    yield running.the(Clusters.class)::write;
                                }
                                case NEEDS -> {
                                    var lines = running.the(NeedFile.class).lines();
                                    record(running, operator, NeedFile.people(lines));
                                    yield stream -> {
                                        NeedFile.write(lines, stream);
                                        return lines.size();
                                    };
                                }
                            });
            System.out.printf("%,d %s written to %s; the export is on record.%n", rows, of(), out);
            return 0;
        }
    }

    /// Before anything is written: a file that nobody knows of is worse than a line about one that never was.
    private void record(DataFolder.Running running, Viewer operator, Set<UUID> people) {
        running.the(Readings.class)
                .record(operator, Act.EXPORT, people, "export of " + word() + " on the command line");
    }

    private String word() {
        return Words.of(what);
    }

    private String of() {
        return what == What.CLUSTERS ? "records" : word();
    }
}
