package org.kith.strategy;

import java.util.List;

/// A state of a child's or a family's life that the partnership works for.
///
/// @param wanted what would measure it better, and what that waits for
public record Outcome(String code, String title, String says, List<String> wanted) {

    public Outcome {
        wanted = List.copyOf(wanted);
    }
}
