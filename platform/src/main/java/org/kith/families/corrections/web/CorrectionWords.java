package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.families.corrections.Correction;
import org.kith.families.corrections.OpenCorrection;
import org.kith.site.words.Dates;

/// How a correction stands, in words.
final class CorrectionWords {

    static final String NO_SOURCE = "No source named";
    static final String TWO_PEOPLE = "Two people taken for one";

    private CorrectionWords() {}

    /// "Asked on 3 November; with Health visiting since 5 November; answered on 20 November: put right"
    static String course(OpenCorrection open, LocalDate today) {
        var correction = open.correction();
        var words = new ArrayList<>(
                List.of("Asked on " + Dates.day(correction.asked().on(), today)));
        correction
                .sent()
                .ifPresent(
                        sent -> words.add("with " + holder(open.sender()) + " since " + Dates.day(sent.on(), today)));
        correction
                .answer()
                .ifPresent(answer -> words.add(
                        "answered on " + Dates.day(answer.on(), today) + ": " + outcome(correction, answer.did())));
        correction.takenBack().ifPresent(back -> words.add("taken back on " + Dates.day(back.on(), today)));
        if (correction.state() == Correction.State.WAITING) {
            words.add(correction.asked().twoPeople() ? "waits for an analyst" : "waits to be sent");
        }
        return String.join("; ", words);
    }

    private static String holder(Correction.@Nullable Sender sender) {
        return sender == null ? "the controller" : sender.title();
    }

    static String outcome(Correction correction, Correction.Did did) {
        boolean twoPeople = correction.asked().twoPeople();
        return switch (did) {
            case SENT -> "sent";
            case PUT_RIGHT -> twoPeople ? "they are two people" : "put right";
            case LEFT -> twoPeople ? "it is one person" : "left as it is";
            case TAKEN_BACK -> "taken back";
        };
    }

    /// A step as a line of the history.
    static String did(Correction correction, Correction.Step step) {
        return switch (step.did()) {
            case SENT -> "Sent to the controller";
            case PUT_RIGHT, LEFT ->
                (step.because() == null ? "Answered: " : "Answer changed: ") + outcome(correction, step.did());
            case TAKEN_BACK -> "Taken back";
        };
    }
}
