package org.kith.needs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A need as a working list has it: whose, where, since when, and what became of it.
///
/// @param found names the finding within the program; it stands in no address
/// @param rule the rule's name: "persistently-absent"
public record Listed(long found, String rule, String title, UUID person, Unit unit, Place place, Course course) {

    /// Those that stand first, the newest first; those of one day by their titles.
    public static final Comparator<Listed> BY_DAY = Comparator.comparing((Listed need) -> !need.stands())
            .thenComparing(need -> need.course().since(), Comparator.reverseOrder())
            .thenComparing(Listed::title);

    static final Comparator<Listed> NEWEST = BY_DAY.thenComparingLong(Listed::found);

    /// Why needs ended of whose children nothing else became known, in the table's words.
    static final Set<String> BY_RULE = Set.of("the rule changed", "the rule was switched off");

    /// What a row of the list is: a family, or somebody who belongs to none.
    public record Unit(UUID id, boolean family, String name) {}

    /// Where the child counts; all of it is null for somebody shielded.
    ///
    /// @param zone and school by their codes; the school is the one to which they go or which they left
    public record Place(
            @Nullable String zone,
            @Nullable String pyramid,
            @Nullable String school) {

        /// As places are sorted: by pyramid, then by school, what is not known last.
        String inOrder() {
            return (pyramid == null ? "~" : pyramid) + "/" + (school == null ? "~" : school);
        }
    }

    /// What became of it.
    ///
    /// @param since the day on which it became true
    /// @param foundOn the day of the run that found it first
    /// @param endedWhy in the table's words: "the rule changed"
    /// @param receivedOn when its newest evidence came
    public record Course(
            LocalDate since,
            LocalDate foundOn,
            @Nullable LocalDate endedOn,
            @Nullable String endedWhy,
            @Nullable LocalDate unconfirmedSince,
            LocalDate receivedOn) {

        /// When it ended, or else when it became true.
        public LocalDate changedOn() {
            return endedOn == null ? since : endedOn;
        }
    }

    public boolean stands() {
        return course.endedOn() == null;
    }

    /// Whether it ended since its rule did, or was changed, and not since anything is known of the child.
    boolean endedByRule() {
        return course.endedWhy() != null && BY_RULE.contains(course.endedWhy());
    }
}
