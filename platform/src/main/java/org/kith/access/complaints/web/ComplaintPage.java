package org.kith.access.complaints.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.kith.access.complaints.Complaint;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;

/// One complaint, and what can be done with it.
record ComplaintPage(Complaint complaint, ComplaintForm form, List<Mistake> mistakes, LocalDate today)
        implements FormPage {

    ComplaintPage {
        mistakes = List.copyOf(mistakes);
    }

    static List<Option> outcomes() {
        return Arrays.stream(Complaint.Outcome.values())
                .map(outcome -> new Option(outcome.word(), outcome.title()))
                .toList();
    }

    /// What was typed for a day, or today.
    String day(String field) {
        return form.typed().fields().containsKey(field) ? form.typed().value(field) : today.toString();
    }
}
