package org.kith.declarations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that a strategy folder holds: each file's text by its path within the folder.
public record FileSet(SortedMap<String, String> texts) {

    public FileSet {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /// How a file differs from another set's.
    public enum How {
        ADDED,
        CHANGED,
        REMOVED
    }

    /// A file that differs.
    public record Change(String path, How how) {}

    /// The files of a folder but for hidden ones.
    public static FileSet in(Path folder) {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith(".") && !path.contains("/.")) {
                    texts.put(path, DeclaredText.whole(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileSet(texts);
    }

    /// Writes them into a folder that holds nothing else.
    public void layOut(Path folder) {
        try {
            for (var file : texts.entrySet()) {
                var path = folder.resolve(file.getKey()).normalize();
                if (!path.startsWith(folder.normalize())) {
                    throw new IOException("a file of the strategy would lie outside its folder: " + file.getKey());
                }
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In which files this differs from what stood before, by their paths.
    public List<Change> since(FileSet before) {
        var paths = new TreeSet<>(texts.keySet());
        paths.addAll(before.texts.keySet());
        var changes = new ArrayList<Change>();
        for (var path : paths) {
            var now = texts.get(path);
            var then = before.texts.get(path);
            if (then == null) {
                changes.add(new Change(path, How.ADDED));
            } else if (now == null) {
                changes.add(new Change(path, How.REMOVED));
            } else if (!now.equals(then)) {
                changes.add(new Change(path, How.CHANGED));
            }
        }
        return List.copyOf(changes);
    }
}
