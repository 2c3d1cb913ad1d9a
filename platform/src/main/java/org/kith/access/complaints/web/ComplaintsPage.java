package org.kith.access.complaints.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.access.complaints.Complaint;
import org.kith.site.Part;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;

/// The register of complaints, and the form for another.
record ComplaintsPage(
        List<Complaint> open, Part<Complaint> closed, ComplaintForm form, List<Mistake> mistakes, LocalDate today)
        implements FormPage {

    ComplaintsPage {
        open = List.copyOf(open);
        mistakes = List.copyOf(mistakes);
    }

    /// "to be acknowledged by 4 January 2027", "acknowledged on 2 December", "Upheld, on 3 December"
    static String state(Complaint complaint, LocalDate today) {
        var closed = complaint.closed();
        if (closed != null) {
            return closed.outcome().title() + ", on " + Dates.day(closed.on(), today);
        }
        var acknowledged = complaint.acknowledged();
        if (acknowledged != null) {
            return "acknowledged on " + Dates.day(acknowledged.on(), today);
        }
        return complaint.dueOn().isBefore(today)
                ? "should have been acknowledged by " + Dates.day(complaint.dueOn(), today)
                : "to be acknowledged by " + Dates.day(complaint.dueOn(), today);
    }
}
