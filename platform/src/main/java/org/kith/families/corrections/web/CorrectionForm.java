package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.families.corrections.Correction;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;

/// What somebody does with a correction, as it was typed.
///
/// @param act `sent`, `answered`, `changed` or `taken-back`
/// @param on a date as `2026-11-05`
/// @param outcome `put-right` or `left`
/// @param because why an answer is changed
record CorrectionForm(String act, String source, String to, String on, String outcome, String why, String because) {

    static final CorrectionForm EMPTY = of(Map.of());

    static CorrectionForm of(Map<String, String> typed) {
        return new CorrectionForm(
                typed.getOrDefault("act", ""),
                typed.getOrDefault("source", ""),
                typed.getOrDefault("to", ""),
                typed.getOrDefault("on", ""),
                typed.getOrDefault("outcome", ""),
                typed.getOrDefault("why", ""),
                typed.getOrDefault("because", ""));
    }

    CorrectionForm {
        to = to.strip();
        why = why.strip();
        because = because.strip();
    }

    /// What is wrong with a sending, if anything.
    List<Mistake> sending(List<String> sources, LocalDate asked, LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        if (sources.size() > 1 && !sources.contains(source)) {
            mistakes.add(new Mistake("source", "Choose the source whose controller has it now"));
        }
        if (to.isEmpty()) {
            mistakes.add(new Mistake("to", "Say to whom it was sent"));
        }
        Mistake.tooLong("to", to).ifPresent(mistakes::add);
        var day = day();
        if (day.isEmpty()) {
            mistakes.add(new Mistake("on", "Enter the day on which it was sent, such as " + today));
        } else if (day.get().isAfter(today) || day.get().isBefore(asked)) {
            mistakes.add(new Mistake(
                    "on", "The day lies between the day of the asking, " + Dates.day(asked) + ", and today"));
        }
        return mistakes;
    }

    List<Mistake> answering() {
        var mistakes = new ArrayList<Mistake>();
        if (did().isEmpty()) {
            mistakes.add(new Mistake("outcome", "Say what the controller answered"));
        }
        if (why.isEmpty()) {
            mistakes.add(new Mistake("why", "Say why, in a few words"));
        }
        Mistake.tooLong("why", why).ifPresent(mistakes::add);
        return mistakes;
    }

    /// What is wrong with a change of an answer, if anything.
    List<Mistake> changing() {
        var mistakes = answering();
        if (because.isEmpty()) {
            mistakes.add(new Mistake("because", "Say why the answer is another now"));
        }
        Mistake.tooLong("because", because).ifPresent(mistakes::add);
        return mistakes;
    }

    Optional<LocalDate> day() {
        return Dates.typed(on.strip());
    }

    Optional<Correction.Did> did() {
        return switch (outcome) {
            case "put-right" -> Optional.of(Correction.Did.PUT_RIGHT);
            case "left" -> Optional.of(Correction.Did.LEFT);
            default -> Optional.empty();
        };
    }
}
