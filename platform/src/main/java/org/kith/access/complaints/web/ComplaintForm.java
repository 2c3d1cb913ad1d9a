package org.kith.access.complaints.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.access.complaints.Complaint;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Typed;
import org.kith.site.words.Dates;

/// A complaint, or what is done with one, as it was typed.
record ComplaintForm(Typed typed) {

    static ComplaintForm anew(LocalDate today) {
        return new ComplaintForm(Typed.anew(Map.of("on", today.toString())));
    }

    /// What is wrong with a new one.
    List<Mistake> taking(LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        day(mistakes, "on", LocalDate.EPOCH, today);
        typed.words(mistakes, "from", "Say whom it is from, and how to reach them");
        typed.words(mistakes, "about", "Say what it is about, in a few words");
        return mistakes;
    }

    List<Mistake> acknowledging(Complaint complaint, LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        day(mistakes, "acknowledged", complaint.receivedOn(), today);
        return mistakes;
    }

    List<Mistake> closing(Complaint complaint, LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        if (outcome().isEmpty()) {
            mistakes.add(new Mistake("outcome", "Say what came of it"));
        }
        typed.words(mistakes, "why", "Say why, in a few words");
        day(mistakes, "closed", complaint.receivedOn(), today);
        return mistakes;
    }

    Optional<Complaint.Outcome> outcome() {
        return Complaint.Outcome.find(typed.value("outcome"));
    }

    Optional<LocalDate> day(String field) {
        return Dates.typed(typed.value(field));
    }

    private void day(List<Mistake> mistakes, String field, LocalDate first, LocalDate today) {
        var day = day(field);
        if (day.isEmpty()) {
            mistakes.add(new Mistake(field, "Enter the day, such as " + today));
        } else if (day.get().isBefore(first) || day.get().isAfter(today)) {
            mistakes.add(new Mistake(
                    field,
                    first.equals(LocalDate.EPOCH)
                            ? "The day is today, or one before"
                            : "The day lies between the one on which it came, " + Dates.day(first) + ", and today"));
        }
    }
}
