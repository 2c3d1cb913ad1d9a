package org.kith.families.corrections.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.kith.families.corrections.Correction;
import org.kith.partners.DataController;
import org.kith.site.Sheet;

/// The register of corrections as a file: no name, no key and no word that somebody wrote.
final class CorrectionFile {

    private CorrectionFile() {}

    static void write(
            Sheet sheet, List<Correction> corrections, Map<String, DataController> controllers, LocalDate today) {
        sheet.row(
                "correction",
                "source",
                "controller",
                "asked on",
                "due on",
                "overdue",
                "state",
                "sent on",
                "closed on",
                "outcome");
        for (var correction : corrections) {
            var sender = correction.sender();
            var controller = sender == null ? null : controllers.get(sender.source());
            var closed = correction.closed();
            sheet.row(
                    correction.id().toString(),
                    sender == null ? "" : sender.source(),
                    controller == null ? "" : controller.name(),
                    correction.asked().on().toString(),
                    correction.dueOn().toString(),
                    correction.overdue(today) ? "yes" : "no",
                    correction.state().word(),
                    correction.sent().map(step -> step.on().toString()).orElse(""),
                    closed.map(step -> step.on().toString()).orElse(""),
                    closed.map(step -> CorrectionWords.outcome(correction, step.did()))
                            .orElse(""));
        }
    }
}
