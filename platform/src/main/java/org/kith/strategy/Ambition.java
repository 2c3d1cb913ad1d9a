package org.kith.strategy;

import java.util.List;

/// What the partnership wants for children, young people and families.
///
/// @param outcomes codes of the outcomes in which it would show
/// @param wanted what would measure it, and what that waits for
public record Ambition(String code, String title, String says, List<String> outcomes, List<String> wanted) {

    public Ambition {
        outcomes = List.copyOf(outcomes);
        wanted = List.copyOf(wanted);
    }
}
