package org.kith.refresh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `refresh.json` in the data folder: how the latest run stands, whole at every moment.
@Component
final class RefreshManifest {

    private static final String STAGES = "stages";

    private final Path file;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    RefreshManifest(@Value("${kith.data}") String folder) {
        this.file = Path.of(folder, "refresh.json");
    }

    void write(List<StageRun> runs) {
        write(Map.of(STAGES, runs.stream().map(RefreshManifest::entry).toList()));
    }

    /// What was found out about the latest run after it.
    Map<String, Object> reports() {
        try {
            var reports = Files.exists(file) ? whole() : new LinkedHashMap<String, Object>();
            reports.remove(STAGES);
            return reports;
        } catch (IOException | JacksonException _) {
            return Map.of(); // a manifest that cannot be read tells nothing, and is written anew
        }
    }

    /// Adds what was found out about the run after it.
    void add(String name, Object told) {
        try {
            var whole = whole();
            whole.put(name, told);
            write(whole);
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest " + file + " could not be read", e);
        }
    }

    private Map<String, Object> whole() throws IOException {
        return json.readValue(Files.readString(file), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private void write(Map<String, Object> whole) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var unfinished = file.resolveSibling("refresh.json.unfinished");
            json.writeValue(unfinished, whole);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest " + file + " could not be written", e);
        }
    }

    private static Map<String, Object> entry(StageRun run) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", run.name());
        entry.put("state", run.state().name().toLowerCase(Locale.ROOT));
        entry.put("seconds", run.seconds());
        entry.put("counts", run.counts());
        if (run.digest() != null) {
            entry.put("digest", run.digest());
        }
        return entry;
    }
}
