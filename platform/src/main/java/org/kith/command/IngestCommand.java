package org.kith.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.UnknownSettings;
import org.kith.partners.intake.Ingest;
import org.kith.partners.intake.Taken;
import org.kith.site.words.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "ingest",
        description = "Takes partners' files in, each with its receipt.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    @Mixin
    DataFolder data = new DataFolder();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files; what they are is seen from their columns.")
    List<Path> files = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Whose files they are, when two sources could send them.")
    @Nullable
    String source;

    @Option(
            names = "--year",
            paramLabel = "Y",
            converter = CollectionYear.class,
            description = "The collection year, when neither content nor name tells: 2026 for 2025-26.")
    @Nullable
    Integer year;

    @Option(
            names = "--term",
            paramLabel = "T",
            description = "autumn, spring or summer, when neither content nor name tells.")
    @Nullable
    Term term;

    enum Term {
        AUTUMN,
        SPRING,
        SUMMER
    }

    @Option(names = "--receipt", paramLabel = "OUT.json", description = "Where to write the receipts.")
    @Nullable
    Path receipt;

    @Override
    public Integer call() throws IOException {
        for (var file : files) {
            if (Files.isDirectory(file)) {
                System.err.println("kith: " + file + " is a folder: name the files in it, or bring all of them in by"
                        + " ./kith refresh --from " + file + "; nothing was taken.");
                return 1;
            }
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                System.err.println("kith: there is no file " + file + " that can be read; nothing was taken.");
                return 1;
            }
        }
        if (receipt != null && !canBeWritten(receipt)) {
            System.err.println("kith: the receipt cannot be written as " + receipt
                    + ": name a file in a folder that is there and may be written to; nothing was taken.");
            return CommandLine.ExitCode.USAGE;
        }
        try (var running = data.start()) {
            var unknown = running.the(UnknownSettings.class);
            var all = taken(running.the(Ingest.class)).stream()
                    .map(taken -> new Taken(
                            taken.delivery(), unknown.warned(taken.delivery(), taken.receipt()), taken.known()))
                    .toList();
            all.forEach(taken -> tell(taken, System.out));
            var receipts = all.stream().map(Taken::receipt).toList();
            if (receipt != null) {
                write(receipts, receipt);
            }
            return receipts.stream().anyMatch(one -> one.state() == Receipt.State.REFUSED) ? 1 : 0;
        }
    }

    /// Takes the files in; no bar is drawn any longer once they are told of.
    private List<Taken> taken(Ingest ingest) {
        var told = new Ingest.Told(source, year, term == null ? null : Words.of(term));
        var progress = new TerminalProgress(System.out);
        try {
            return ingest.files(files, told, progress.begins("ingest", -1, "rows"));
        } finally {
            progress.close();
        }
    }

    private static boolean canBeWritten(Path file) {
        var folder = file.toAbsolutePath().resolveSibling("");
        return !Files.isDirectory(file) && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    static void tell(Taken taken, PrintStream out) {
        var receipt = taken.receipt();
        out.printf(
                "%s: %s%s. Rows read %,d, accepted %,d, rejected %,d; warnings %,d.%n",
                receipt.file(),
                receipt.waits() && taken.known()
                        ? "still waiting"
                        : receipt.state().word(),
                receipt.layout() == null ? "" : " as " + receipt.source() + ", " + receipt.layout(),
                receipt.read(),
                receipt.accepted(),
                receipt.rejected(),
                receipt.warned());
        receipt.troubles().stream()
                .limit(5)
                .forEach(trouble -> out.printf("  %s%s%n", where(trouble), trouble.reason()));
        long more = receipt.troubles().size() - 5 + receipt.moreTroubles();
        if (more > 0) {
            out.printf("  and %,d more: --receipt FILE, or the page of the receipt, has them all.%n", more);
        }
        if (receipt.waits()) {
            out.printf(
                    "  Nothing of it is loaded until somebody decides: ./kith serve, and /receipts/%d.%n",
                    taken.delivery());
        } else if (receipt.rejected() > 0) {
            out.println("  What was rejected waits to be mended: download it from the receipt, under Sources.");
        }
    }

    /// "line 12, DOB: ", or nothing where it is about the whole file.
    private static String where(Receipt.Noted trouble) {
        var column = trouble.column();
        if (trouble.line() == 0) {
            return column == null ? "" : column + ": ";
        }
        return "line " + trouble.line() + (column == null ? "" : ", " + column) + ": ";
    }

    private static void write(List<Receipt> receipts, Path to) throws IOException {
        var json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(receipts);
        new WholeFile(to).write(out -> {
            out.write(json);
            return json.length;
        });
    }
}
