package org.kith.command;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPlatformIT {

    @Test
    void makesEveryPartOfItThatACommandMightAskFor(@TempDir Path folder) {
        var data = new DataFolder();
        data.folder = folder;
        data.strategy = Path.of("..", "strategies", "dorset");
        try (var running = data.start()) {
            for (var part : running.context().getBeanDefinitionNames()) {
                assertThatCode(() -> running.context().getBean(part)).as(part).doesNotThrowAnyException();
            }
        }
    }
}
