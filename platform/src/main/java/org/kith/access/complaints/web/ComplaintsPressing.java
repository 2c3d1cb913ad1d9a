package org.kith.access.complaints.web;

import java.time.LocalDate;
import java.util.List;
import org.kith.access.complaints.Complaint;
import org.kith.site.Page;

/// Complaints that have to be acknowledged soon, on the officer's day.
record ComplaintsPressing(List<Complaint> complaints, LocalDate today) implements Page {

    ComplaintsPressing {
        complaints = List.copyOf(complaints);
    }
}
