package org.kith.families.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.access.Reading;
import org.kith.access.Relation;
import org.kith.site.Page;
import org.kith.site.words.Dates;

/// Who opened what, and by which right.
///
/// @param more how many did besides
record LookedBody(List<Line> lines, int more) implements Page {

    private static final int MOST = 12;

    LookedBody {
        lines = List.copyOf(lines);
    }

    static LookedBody of(List<Line> lines) {
        return new LookedBody(lines.stream().limit(MOST).toList(), Math.max(0, lines.size() - MOST));
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
