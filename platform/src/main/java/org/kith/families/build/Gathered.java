package org.kith.families.build;

import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that a build knows: people by place, their homes, and what sources say between them.
record Gathered(List<Draft> people, Homes homes, List<Tie> ties, List<Help> helps) {

    static final int NOBODY = -1;

    /// The other is the one's mother, partner … by a fact that stands or stood.
    ///
    /// @param togetherOn as of which day a source first said that they live together, where one says so
    /// @param apartOn as of which day one last said that they do not
    record Tie(
            int one,
            int other,
            String kind,
            boolean responsible,
            boolean unsafe,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn,
            @Nullable LocalDate togetherOn,
            @Nullable LocalDate apartOn,
            long fact) {

        @Nullable
        LocalDate togetherUntil() {
            return togetherOn == null || apartOn == null || apartOn.isBefore(togetherOn) ? null : apartOn;
        }

        /// Whether a source says that they live together, and none of a later day that they do not.
        boolean isTogether() {
            return togetherOn != null && togetherUntil() == null;
        }

        boolean stands(LocalDate today) {
            return untilOn == null || untilOn.isAfter(today);
        }
    }

    /// Somebody helps a person now.
    record Help(
            int person,
            boolean leads,
            String role,
            String name,
            @Nullable String agency,
            @Nullable String phone,
            @Nullable String email,
            @Nullable LocalDate fromOn,
            long fact) {

        Help asLead() {
            return new Help(person, true, role, name, agency, phone, email, fromOn, fact);
        }
    }

    /// All parts of the names that people bear, without those of the sealed.
    Set<String> partsOfNames() {
        var names = Collections.newSetFromMap(new IdentityHashMap<List<String>, Boolean>());
        for (var person : people) {
            if (!person.sealed) {
                names.addAll(person.names());
            }
        }
        var parts = new TreeSet<String>();
        names.forEach(parts::addAll);
        return parts.tailSet("A"); // no numbers
    }
}
