package org.kith.partners;

import java.util.ArrayList;
import java.util.List;
import org.kith.partners.layouts.reading.Marks;

/// A week out of the note of a register's month, as a load writes it.
///
/// @param day of the month on which it begins
/// @param marks ten sessions from Monday morning
public record RegisterWeek(int day, String marks) {

    /// Whether a session with this mark counts as possible: `I`, `/`, `#` …
    public static boolean isPossible(char mark) {
        return Marks.isPossible(mark);
    }

    /// Whether a pupil with this mark was not there: `I`, `J1` …
    public static boolean isMissed(String mark) {
        return Marks.isMissed(mark);
    }

    /// The weeks of a month, in order.
    public static List<RegisterWeek> in(String note) {
        var weeks = new ArrayList<RegisterWeek>();
        var said = note.split("\\|", -1);
        for (int i = 1; i < said.length; i++) {
            var figures = said[i].indexOf(':');
            weeks.add(new RegisterWeek(
                    Integer.parseInt(said[i].substring(0, figures)),
                    said[i].substring(said[i].indexOf(':', figures + 1) + 1)));
        }
        return weeks;
    }
}
