package org.kith.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// How long each stage of the last refresh took, as its manifest says.
final class Stages {

    private static final Pattern STAGE =
            Pattern.compile("\"name\"\\s*:\\s*\"([a-z]+)\",\\s*\"state\"[^}]*?\"seconds\"\\s*:\\s*([\\d.]+)");
    private static final int TO_FAMILIES = 45;

    private Stages() {}

    /// Prints a row for each stage, and one for the way from files to families beside its limit.
    static void rows(Path data) throws IOException {
        var seconds = seconds(data);
        seconds.forEach((name, taken) -> Table.row("of which " + name, taken, null));
        Table.row("of which files to families", toFamilies(seconds), TO_FAMILIES);
    }

    /// How long each stage took, in their order.
    static Map<String, Double> seconds(Path data) throws IOException {
        var seconds = new LinkedHashMap<String, Double>();
        var stage = STAGE.matcher(Files.readString(data.resolve("refresh.json")));
        while (stage.find()) {
            seconds.put(stage.group(1), Double.parseDouble(stage.group(2)));
        }
        return seconds;
    }

    private static double toFamilies(Map<String, Double> seconds) {
        return seconds.getOrDefault("ingest", 0.0)
                + seconds.getOrDefault("match", 0.0)
                + seconds.getOrDefault("families", 0.0);
    }
}
