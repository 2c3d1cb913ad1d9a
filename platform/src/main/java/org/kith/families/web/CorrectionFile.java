package org.kith.families.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.kith.families.Correction;
import org.kith.partners.DataController;

/// The register of corrections as a file: no name, no key and no word that somebody wrote.
final class CorrectionFile {

    private CorrectionFile() {}

    static void write(
            OutputStream out, List<Correction> corrections, Map<String, DataController> controllers, LocalDate today)
            throws IOException {
        // Not closed: the stream is the answer's
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
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
            csv.writeRecord(
                    correction.id().toString(),
                    sender == null ? "" : sender.source(),
                    controller == null ? "" : controller.name(),
                    correction.asked().on().toString(),
                    correction.dueOn().toString(),
                    correction.overdue(today) ? "yes" : "no",
                    correction.state().word(),
                    correction.sent().map(step -> step.on().toString()).orElse(""),
                    closed.map(step -> step.on().toString()).orElse(""),
                    closed.map(step -> CorrectionWords.outcome(step.did())).orElse(""));
        }
        csv.flush();
    }
}
