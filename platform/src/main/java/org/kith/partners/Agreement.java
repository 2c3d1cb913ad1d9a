package org.kith.partners;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A sharing agreement as the register keeps it: between whom, what for, by which law, and until when it holds.
///
/// @param source the source's name
/// @param title the source's title
/// @param reviewOn the day by which it must be looked at again; after it the source's files are refused
/// @param endedOn the day on which other words took its place; null while it stands
public record Agreement(
        String source,
        String title,
        String controller,
        String purpose,
        String gateway,
        LocalDate fromOn,
        LocalDate reviewOn,
        @Nullable LocalDate endedOn) {

    /// So many days before its review an agreement is said to be due: time enough for a board's meeting.
    public static final int DUE_DAYS = 60;

    /// How it stands on a day.
    public enum State {
        IN_DATE,
        DUE,
        OVERDUE,
        ENDED
    }

    public State state(LocalDate today) {
        if (endedOn != null) {
            return State.ENDED;
        }
        if (reviewOn.isBefore(today)) {
            return State.OVERDUE;
        }
        return daysLeft(today) <= DUE_DAYS ? State.DUE : State.IN_DATE;
    }

    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, reviewOn);
    }
}
