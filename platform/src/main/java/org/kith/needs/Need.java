package org.kith.needs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.facts.Facts;
import org.kith.matching.PersonId;
import org.kith.needs.rules.Rule;

/// A need as a page shows it to somebody who may see all that it rests on.
///
/// @param found names the finding within the program; it stands in no address
/// @param stands how long one finding lasts without new evidence, in the rule's words
/// @param late titles of sources of its evidence that are late, or of what they have stopped to tell of
public record Need(
        long found,
        PersonId person,
        Named rule,
        String stands,
        Listed.Course course,
        @Nullable LocalDate standsUntil,
        List<String> late,
        List<Path> evidence) {

    public Need {
        late = List.copyOf(late);
        evidence = List.copyOf(evidence);
    }

    /// The rule that found it.
    public record Named(String name, int version, Rule.Words words) {}

    /// Facts that reach the person in one way.
    ///
    /// @param way `own record`, `lives in the home`, `said to live together`, `mother` …
    /// @param of whose record it is, where it is not the person's own
    /// @param name as the viewer may call them; null for somebody whose name is not theirs to know
    /// @param since when the home or the tie began
    /// @param lines what the viewer may read of it
    /// @param withheld some of it is about somebody else, and not shown to the viewer
    public record Path(
            String way,
            @Nullable PersonId of,
            @Nullable String name,
            @Nullable LocalDate since,
            List<Facts.Line> lines,
            boolean withheld) {

        public Path {
            lines = List.copyOf(lines);
        }
    }

    public boolean isCurrent() {
        return course.endedOn() == null;
    }
}
