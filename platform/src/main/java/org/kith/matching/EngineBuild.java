package org.kith.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.kith.linkage.Linker;

/// Which build of the linkage library runs: what another one kept is not gone on from, since it
/// may compare otherwise.
final class EngineBuild {

    private EngineBuild() {}

    /// A sum over its classes, the same for the same source.
    static String sum() {
        try {
            var place = Path.of(Linker.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var sum = new CRC32();
            if (Files.isDirectory(place)) {
                try (var files = Files.walk(place)) {
                    for (var file : files.filter(file -> file.toString().endsWith(".class"))
                            .sorted(Comparator.naturalOrder())
                            .toList()) {
                        sum.update(Files.readAllBytes(file));
                    }
                }
            } else {
                try (var jar = new ZipFile(place.toFile())) {
                    jar.stream()
                            .filter(entry -> entry.getName().endsWith(".class"))
                            .map(entry -> entry.getName() + entry.getCrc())
                            .sorted()
                            .forEach(entry -> sum.update(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                }
            }
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("The linkage library could not be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
