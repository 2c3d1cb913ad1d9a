package org.kith.refresh;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The stages of a run and their order.
@Component
final class Stages {

    List<Stage> inOrder(@Nullable Path from) {
        return List.of();
    }
}
