package org.kith.partners.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.partners.Agreement;
import org.kith.partners.Agreement.State;
import org.kith.site.Page;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// The register of sharing agreements, with what is overdue and what comes due.
record AgreementsPage(List<Agreement> agreements, LocalDate today) implements Page {

    AgreementsPage {
        agreements = List.copyOf(agreements);
    }

    List<Agreement> standing() {
        return agreements.stream().filter(each -> each.endedOn() == null).toList();
    }

    List<Agreement> ended() {
        return agreements.stream().filter(each -> each.endedOn() != null).toList();
    }

    List<Agreement> in(State state) {
        return agreements.stream().filter(each -> each.state(today) == state).toList();
    }

    /// The state of all in a sentence.
    String sentence() {
        var overdue = in(State.OVERDUE).size();
        var due = in(State.DUE).size();
        if (standing().isEmpty()) {
            return "None is registered yet.";
        }
        if (overdue + due == 0) {
            return "All are in date for at least " + Agreement.DUE_DAYS + " days more.";
        }
        return Counts.number(overdue) + " overdue, " + Counts.number(due) + " to be looked at within "
                + Agreement.DUE_DAYS + " days, of " + Counts.number(standing().size()) + ".";
    }

    /// What is to be done about one; empty while it is in date.
    String alarm(Agreement agreement) {
        return switch (agreement.state(today)) {
            case OVERDUE ->
                "overdue: files refused since " + Dates.day(agreement.reviewOn().plusDays(1), today);
            case DUE -> Counts.of(agreement.daysLeft(today), "day", "days") + " left";
            case IN_DATE, ENDED -> "";
        };
    }
}
