package org.kith.county.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.county.time.Days;

/// Binds sheets into files, pyramid after pyramid, and writes the manifest.
public final class Binder {

    private final Path folder;
    private final List<Delivery> deliveries;
    private final long[] rows;
    private long bytes;

    public Binder(Path folder, Deliveries deliveries) throws IOException {
        this.folder = folder;
        this.deliveries = deliveries.all();
        rows = new long[this.deliveries.size()];
        for (Delivery delivery : this.deliveries) {
            Path file = folder.resolve(delivery.path());
            Files.createDirectories(file.resolveSibling(""));
            String mark = delivery.style().mark() ? "\uFEFF" : "";
            write(file, (mark + delivery.opening()).getBytes(UTF_8), -1, false);
        }
    }

    private void write(Path file, byte[] content, int length, boolean append) throws IOException {
        int size = length < 0 ? content.length : length;
        try (OutputStream out =
                append ? Files.newOutputStream(file, StandardOpenOption.APPEND) : Files.newOutputStream(file)) {
            out.write(content, 0, size);
        }
        bytes += size;
    }

    public void add(Sheets sheets) throws IOException {
        for (Delivery delivery : deliveries) {
            @Nullable Table table = sheets.at(delivery.index());
            if (table != null) {
                rows[delivery.index()] += table.rows();
                write(folder.resolve(delivery.path()), table.bytes(), table.length(), true);
            }
        }
    }

    public void close() throws IOException {
        for (Delivery delivery : deliveries) {
            Path file = folder.resolve(delivery.path());
            @Nullable Delivery again = delivery.again();
            if (again != null) {
                byte[] first = Files.readAllBytes(folder.resolve(again.path()));
                write(file, first, -1, false);
                rows[delivery.index()] = rows[again.index()];
            } else if (!delivery.closing().isEmpty()) {
                write(file, delivery.closing().getBytes(UTF_8), -1, true);
            }
        }
        manifest();
    }

    private void manifest() throws IOException {
        List<Delivery> arrived = deliveries.stream()
                .filter(delivery -> delivery.kind() != Delivery.Kind.NONE)
                .sorted(Comparator.comparingInt(Delivery::received).thenComparingInt(Delivery::index))
                .toList();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("MANIFEST.csv"))) {
            out.write("order,file,source,layout,received_on,kind,covers_from,covers_until,rows\n");
            int order = 0;
            for (Delivery one : arrived) {
                out.write(String.format(
                        Locale.ROOT,
                        "%d,%s,%s,%s,%s,%s,%s,%s,%d%n",
                        ++order,
                        one.path(),
                        one.source(),
                        one.layout(),
                        Days.date(one.received()),
                        one.kind().word(),
                        Days.date(one.from()),
                        Days.date(one.until() - 1),
                        rows[one.index()]));
            }
        }
    }

    public long rows() {
        long all = 0;
        for (Delivery delivery : deliveries) {
            all += delivery.kind() == Delivery.Kind.NONE ? 0 : rows[delivery.index()];
        }
        return all;
    }

    public long bytes() {
        return bytes;
    }
}
