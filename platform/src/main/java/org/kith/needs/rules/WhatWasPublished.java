package org.kith.needs.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was known of changes of rules when they were published, told by the capability that publishes them; the rules
/// that a partnership began with are none.
@FunctionalInterface
public interface WhatWasPublished {

    /// A change of a rule that was put in force.
    ///
    /// @param rule by its name
    /// @param version that took the place of another, 0 where the rule was switched off; null where neither is
    /// so, or is not known any more
    /// @param on the day on which it was published: it runs from the next run on
    /// @param enter how many people were to be found and were not before, roughly; 1 stands for one to five
    /// @param leave how many were to be found no longer, as roughly
    record Change(String rule, @Nullable Integer version, LocalDate on, long enter, long leave) {

        public boolean switchedOff() {
            return version != null && version == 0;
        }
    }

    /// Every change, the newest first.
    List<Change> changes();
}
