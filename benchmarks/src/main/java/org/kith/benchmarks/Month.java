package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A month in which few of a county's files changed: some lose their last row, as a corrected delivery does.
final class Month {

    private Month() {}

    /// Changes one CSV file of every so many, and returns how many it changed.
    static int pass(Path files, int every) throws IOException {
        var changed = 0;
        for (int at = every - 1; at < partnersFiles(files).size(); at += every) {
            var file = partnersFiles(files).get(at);
            var lines = Files.readAllLines(file);
            if (lines.size() > 2) {
                Files.write(file, lines.subList(0, lines.size() - 1));
                changed++;
            }
        }
        return changed;
    }

    private static List<Path> partnersFiles(Path files) throws IOException {
        try (var inside = Files.walk(files, 2)) {
            return inside.filter(file -> file.toString().endsWith(".csv")
                            && !file.startsWith(files.resolve("truth"))
                            && !files.equals(file.getParent()))
                    .sorted()
                    .toList();
        }
    }
}
