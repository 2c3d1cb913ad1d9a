package org.kith.families;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a build knows: people by place, their homes, and what sources say between them.
record Gathered(List<Draft> people, Homes homes, List<Tie> ties, List<Help> helps) {

    static final int NOBODY = -1;

    /// The other is the one's mother, partner … by a fact that stands or stood.
    record Tie(
            int one,
            int other,
            String kind,
            boolean responsible,
            boolean unsafe,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn,
            long fact) {

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
            long fact) {}
}
