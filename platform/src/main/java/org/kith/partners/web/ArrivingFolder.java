package org.kith.partners.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.kith.database.OwnersFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Where files lie while they arrive: in the data folder, which only its owner may enter, and not where
/// everybody's passing files are. What a program left there that was killed goes at the next start.
@Component
final class ArrivingFolder implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Path folder;

    ArrivingFolder(@Value("${kith.data}") String data) {
        this.folder = Path.of(data, "arriving").toAbsolutePath();
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        try {
            OwnersFolder.make(folder);
            empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be emptied", e);
        }
        server.setBaseDirectory(folder.toFile());
    }

    /// The folders in it stay: another program of this data folder may have its own.
    void empty() throws IOException {
        try (var left = Files.walk(folder)) {
            for (var file : (Iterable<Path>)
                    left.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
