package org.kith.strategy;

import java.util.List;

/// What the strategy stands on.
///
/// @param means what it asks for, each in a few words
public record Pillar(String code, String title, List<String> means) {

    public Pillar {
        means = List.copyOf(means);
    }
}
