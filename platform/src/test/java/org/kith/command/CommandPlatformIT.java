package org.kith.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.Platform;
import org.springframework.beans.BeansException;

class CommandPlatformIT {

    @Test
    void makesEveryPartOfItThatACommandMightAskFor(@TempDir Path folder) {
        assertThat(partsThatFail(folder)).isEmpty();
    }

    /// In a process of its own: what the build wrote out is gone by as a whole or not at all.
    @Test
    void makesEveryPartByWhatTheBuildWroteOut(@TempDir Path folder) {
        try (var process = new KithProcess(CommandPlatformIT.class, folder.toString())) {
            assertThat(process.end()).isEqualTo(new KithProcess.Ended(0, ""));
        }
    }

    /// Says which parts fail.
    public static void main(String[] folder) {
        partsThatFail(Path.of(folder[0])).forEach(System.out::println);
    }

    private static List<String> partsThatFail(Path folder) {
        var data = new DataFolder();
        data.folder = folder;
        data.strategy = Path.of("..", "strategies", "dorset");
        var failing = new ArrayList<String>();
        try (var running = data.start()) {
            if (running.context().getBeanNamesForType(Platform.class).length > 0) {
                failing.add("the application that serves pages is part of it");
            }
            for (var part : running.context().getBeanDefinitionNames()) {
                try {
                    if (running.context().getBean(part).getClass().getName().matches("org\\.kith\\..*\\bweb\\..*")) {
                        failing.add(part + ": is of the pages");
                    }
                } catch (BeansException e) {
                    failing.add(part + ": " + e.getMessage());
                }
            }
        }
        return failing;
    }
}
