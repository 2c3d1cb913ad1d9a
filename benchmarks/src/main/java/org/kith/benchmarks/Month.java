package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A month of a county: few of its files changed, as corrected deliveries do, or what came on one day of all that came.
final class Month {

    private static final double FEWEST = 0.01;
    private static final double MOST = 0.03;
    private static final String MANIFEST = "MANIFEST.csv";

    private Month() {}

    private record Sent(String file, String on, long rows) {

        static Sent of(String line) {
            var said = line.split(",", -1);
            return new Sent(said[1], said[4], Long.parseLong(said[8]));
        }
    }

    /// The newest day on which files came of one to three in a hundred of all rows: registers, but no census.
    static String usual(Path files) throws IOException {
        var rows = new TreeMap<String, Long>();
        sent(files).forEach(file -> rows.merge(file.on(), file.rows(), Long::sum));
        var all = rows.values().stream().mapToLong(Long::longValue).sum();
        return rows.descendingMap().entrySet().stream()
                .filter(day -> day.getValue() >= FEWEST * all && day.getValue() <= MOST * all)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No day brought one to three in a hundred of all rows."));
    }

    /// What had come before a day, or by its end too, in a folder of its own.
    ///
    /// @return how many files that is
    static int sentUntil(String day, boolean withIt, Path files, Path to) throws IOException {
        var manifest = Files.readAllLines(files.resolve(MANIFEST));
        var until = new ArrayList<>(List.of(manifest.getFirst()));
        for (var line : manifest.subList(1, manifest.size())) {
            var file = Sent.of(line);
            int beside = file.on().compareTo(day);
            if (beside < 0 || (withIt && beside == 0)) {
                var copy = to.resolve(file.file());
                Files.createDirectories(copy.getParent());
                Files.createLink(copy, files.resolve(file.file()));
                until.add(line);
            }
        }
        Files.write(to.resolve(MANIFEST), until);
        return until.size() - 1;
    }

    private static Stream<Sent> sent(Path files) throws IOException {
        return Files.readAllLines(files.resolve(MANIFEST)).stream().skip(1).map(Sent::of);
    }

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
