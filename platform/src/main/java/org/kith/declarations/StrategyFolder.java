package org.kith.declarations;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the partnership keeps what it declares: the folder that the operator names, else the one that comes with Kith.
@Component
public final class StrategyFolder {

    private final Path path;

    StrategyFolder(@Value("${kith.strategy:}") String named, @Value("${kith.home:}") String home) {
        this.path = !named.isEmpty()
                ? Path.of(named)
                : !home.isEmpty() ? Path.of(home, "strategies", "dorset") : besideTheCode();
    }

    private static Path besideTheCode() {
        var here = Path.of("strategies", "dorset");
        return Files.isDirectory(here) ? here : Path.of("..").resolve(here);
    }

    public Path path() {
        return path;
    }
}
