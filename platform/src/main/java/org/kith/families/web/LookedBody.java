package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.access.Reading;
import org.kith.access.Relation;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Who opened what, and by which right.
///
/// @param rest what is said of those that are not shown; empty where all are
record LookedBody(List<Line> lines, String rest) implements Page {

    private static final int MOST = 12;

    LookedBody {
        lines = List.copyOf(lines);
    }

    /// @param all whether these are all that there are in that time
    static LookedBody of(List<Line> lines, boolean all) {
        return new LookedBody(lines.stream().limit(MOST).toList(), rest(lines.size() - MOST, all));
    }

    private static String rest(int more, boolean all) {
        if (more <= 0) {
            return all ? "" : "There may be more in that time.";
        }
        return (all ? "And " : "And at least ") + Counts.number(more) + " more in that time.";
    }

    record Line(LocalDate on, String when, String who) {

        static Line of(Reading reading, LocalDate today) {
            var on = Dates.on(reading.at());
            var why = reading.relation() == Relation.REASON && reading.reason() != null
                    ? "“" + reading.reason() + "”"
                    : switch (reading.relation()) {
                        case ON_ROLL -> reading.role().title() + " of the school";
                        case IN_ZONE -> reading.role().title() + ", the family lives in the zone";
                        case NONE, REASON -> reading.role().title();
                        default -> reading.relation().words();
                    };
            return new Line(on, Dates.brief(on, today), reading.accountName() + ": " + why);
        }
    }
}
