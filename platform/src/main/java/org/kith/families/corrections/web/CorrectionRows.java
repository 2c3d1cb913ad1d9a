package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.families.corrections.Correction;
import org.kith.partners.DataController;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// Corrections as whoever follows them meets them in a list: nobody's name but the asker's.
///
/// @param controllers who answers for each source, by its name
record CorrectionRows(List<Correction> corrections, Map<String, DataController> controllers, LocalDate today) {

    CorrectionRows {
        corrections = List.copyOf(corrections);
        controllers = Map.copyOf(controllers);
    }

    boolean isEmpty() {
        return corrections.isEmpty();
    }

    static String about(Correction correction) {
        var sender = correction.sender();
        return sender == null ? CorrectionWords.NO_SOURCE : sender.title();
    }

    @Nullable
    DataController controller(Correction correction) {
        var sender = correction.sender();
        return sender == null ? null : controllers.get(sender.source());
    }

    String asked(Correction correction) {
        return Dates.brief(correction.asked().on(), today);
    }

    /// "23 days ago"
    String ago(Correction correction) {
        long days = ChronoUnit.DAYS.between(correction.asked().on(), today);
        return days == 0 ? "today" : Counts.of(days, "day", "days") + " ago";
    }

    String due(Correction correction) {
        return Dates.brief(correction.dueOn(), today);
    }

    /// "3 days overdue", "9 days left"; empty once it is closed.
    String left(Correction correction) {
        if (!correction.open()) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(today, correction.dueOn());
        return days < 0
                ? Counts.of(-days, "day", "days") + " overdue"
                : days == 0 ? "due today" : Counts.of(days, "day", "days") + " left";
    }

    /// "With the controller since 5 Nov", "Put right on 20 Nov"
    String state(Correction correction) {
        return correction
                .closed()
                .map(step -> CorrectionWords.did(correction, step) + ", " + Dates.brief(step.on(), today))
                .or(() -> correction.sent().map(step -> "With the controller since " + Dates.brief(step.on(), today)))
                .orElse("Waits to be sent");
    }

    @Nullable
    String to(Correction correction) {
        return correction.sent().map(Correction.Step::to).orElse(null);
    }
}
