package org.kith.matching;

import java.util.List;
import java.util.Set;
import org.kith.linkage.Explanation;

/// Why two records may be one person: what was compared, and how much each answer speaks for it or against.
///
/// @param twins the chance that they are twins
/// @param kin the chance that they are other kin under one roof
public record Reasons(String sentence, double twins, double kin, List<Step> steps) {

    /// What the comparison of the children who are named is called.
    public static final String CHILDREN = "children";

    public Reasons {
        steps = List.copyOf(steps);
    }

    private static final Set<String> PLACES = Set.of("home", "town", "phone", "email");

    /// One thing that was compared.
    ///
    /// @param weight above 0 speaks for one person, below 0 against; one step is twice the odds
    public record Step(String compared, String found, double weight) {}

    /// The same, but for the children who are named; the sentence is left out, since it names them.
    public Reasons withoutChildren() {
        return without(Set.of(CHILDREN));
    }

    /// The same, but for where they are and how they are reached: where that is not shown, that it is alike would tell
    /// of it.
    public Reasons withoutPlaces() {
        return without(PLACES);
    }

    private Reasons without(Set<String> comparisons) {
        return new Reasons(
                "",
                twins,
                kin,
                steps.stream()
                        .filter(step -> !comparisons.contains(step.compared()))
                        .toList());
    }

    public static Reasons of(Explanation explanation) {
        return new Reasons(
                explanation.sentence(),
                explanation.twins(),
                explanation.kin(),
                explanation.steps().stream()
                        .map(step -> new Step(step.comparison(), step.level(), step.weight() + step.frequencyWeight()))
                        .toList());
    }
}
