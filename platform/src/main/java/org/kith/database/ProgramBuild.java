package org.kith.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/// Which build of a part of the program runs: what another one kept is not gone on from, since it may work otherwise.
public final class ProgramBuild {

    /// Classes that are made of ours while the application is looked up, in another order by each build.
    private static final String GENERATED = "$$";

    private ProgramBuild() {}

    /// A sum over classes, the same for the same source.
    ///
    /// @param one of them, to find the library that holds them
    /// @param under how their names begin in it, as "org/kith/families/"; empty for all of the library
    public static String sum(Class<?> one, String under) {
        try {
            var place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            var sum = new CRC32();
            if (Files.isDirectory(place)) {
                try (var files = Files.walk(place.resolve(under))) {
                    for (var file : files.filter(file -> isSource(file.toString()))
                            .sorted(Comparator.naturalOrder())
                            .toList()) {
                        sum.update(Files.readAllBytes(file));
                    }
                }
            } else {
                try (var jar = new ZipFile(place.toFile())) {
                    jar.stream()
                            .filter(entry -> entry.getName().startsWith(under) && isSource(entry.getName()))
                            .map(entry -> entry.getName() + entry.getCrc())
                            .sorted()
                            .forEach(entry -> sum.update(entry.getBytes(StandardCharsets.UTF_8)));
                }
            }
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own classes could not be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSource(String name) {
        return name.endsWith(".class") && !name.contains(GENERATED);
    }
}
