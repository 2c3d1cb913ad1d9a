package org.kith.access.complaints.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kith.access.complaints.Complaint;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;

/// A complaint, or what is done with one, as it was typed.
record ComplaintForm(Map<String, String> typed) {

    private static final int LONGEST = 2000;

    ComplaintForm {
        typed = Map.copyOf(typed);
    }

    static ComplaintForm anew(LocalDate today) {
        return new ComplaintForm(Map.of("form", UUID.randomUUID().toString(), "on", today.toString()));
    }

    String value(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /// The id that the form was given; what cannot be understood is a form of its own.
    UUID id() {
        try {
            return UUID.fromString(value("form"));
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }

    /// What is wrong with a new one.
    List<Mistake> taking(LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        day(mistakes, "on", LocalDate.EPOCH, today);
        words(mistakes, "from", "Say whom it is from, and how to reach them");
        words(mistakes, "about", "Say what it is about, in a few words");
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
        words(mistakes, "why", "Say why, in a few words");
        day(mistakes, "closed", complaint.receivedOn(), today);
        return mistakes;
    }

    Optional<Complaint.Outcome> outcome() {
        return Complaint.Outcome.find(value("outcome"));
    }

    Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(value(field)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
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

    private void words(List<Mistake> mistakes, String field, String otherwise) {
        if (value(field).isEmpty()) {
            mistakes.add(new Mistake(field, otherwise));
        } else if (value(field).length() > LONGEST) {
            mistakes.add(new Mistake(field, "Say it in 2,000 letters or fewer"));
        }
    }
}
