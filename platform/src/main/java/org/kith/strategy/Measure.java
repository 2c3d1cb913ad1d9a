package org.kith.strategy;

import java.util.Optional;

/// Something that tells how an outcome stands, such as a rule of need.
///
/// @param name as files and links call it
/// @param says what it tells, in a sentence
/// @param outcome code of the outcome that it speaks of
/// @param offWhy why it is switched off; empty while it is in force
public record Measure(String name, String title, String says, String outcome, Optional<String> offWhy) {

    public boolean inForce() {
        return offWhy.isEmpty();
    }
}
