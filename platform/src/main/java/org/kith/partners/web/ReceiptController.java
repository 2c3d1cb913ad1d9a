package org.kith.partners.web;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Readings;
import org.kith.access.Viewer;
import org.kith.partners.Audiences;
import org.kith.partners.DeclaredSources;
import org.kith.partners.Places;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.UnknownSettings;
import org.kith.partners.intake.Judgement;
import org.kith.partners.intake.MendedRows;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.reading.Guards;
import org.kith.site.Answer;
import org.kith.site.Download;
import org.kith.site.Page;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// A file's receipt, and a person's word on it.
@Controller
class ReceiptController {

    private final Access access;
    private final Audiences audiences;
    private final DeclaredSources sources;
    private final Deliveries deliveries;
    private final Judgement judgement;
    private final LoadCalendar calendar;
    private final Places places;
    private final Readings readings;
    private final UnknownSettings unknownSettings;
    private final JsonMapper json;

    ReceiptController(
            Access access,
            Audiences audiences,
            DeclaredSources sources,
            Deliveries deliveries,
            Judgement judgement,
            LoadCalendar calendar,
            Places places,
            Readings readings,
            UnknownSettings unknownSettings,
            JsonMapper json) {
        this.access = access;
        this.audiences = audiences;
        this.sources = sources;
        this.deliveries = deliveries;
        this.judgement = judgement;
        this.calendar = calendar;
        this.places = places;
        this.readings = readings;
        this.unknownSettings = unknownSettings;
        this.json = json;
    }

    @GetMapping("/receipts/{id}")
    Page receipt(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam(defaultValue = "false") boolean again) {
        return page(viewer, shown(viewer, id), line, again, null);
    }

    /// Takes, joins, refuses or undoes: what the form's button says.
    @PostMapping("/receipts/{id}/word")
    Answer decide(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam @Nullable String word,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam @Nullable String why) {
        var delivery = delivery(viewer, Act.CHANGE, id);
        var because = why == null || why.isBlank() ? null : why.strip();
        switch (word == null ? "" : word) {
            case "take" -> judgement.take(id, viewer.name(), because);
            case ReceiptPage.JOIN -> judgement.join(id, from, viewer.name(), because);
            case "refuse" -> judgement.refuse(id, viewer.name(), because);
            case "undo" -> judgement.undo(id, viewer.name(), because);
            default -> {
                return page(viewer, delivery, 0, false, new Mistake("word", "Say what to do with the file."));
            }
        }
        return new Redirect("/receipts/" + id);
    }

    /// The first thousand troubles, for a spreadsheet.
    @GetMapping("/receipts/{id}/troubles.csv")
    Download troubles(Viewer viewer, @PathVariable int id) {
        var receipt = delivery(viewer, Act.EXPORT, id).receipt();
        takenAway(viewer, "troubles of receipt " + id);
        return Download.csv("troubles-" + id + ".csv", sheet -> {
            sheet.row("line", "column", "code", "reason");
            for (var trouble : receipt.troubles()) {
                sheet.row(Long.toString(trouble.line()), trouble.column(), trouble.code(), trouble.reason());
            }
        });
    }

    /// The receipt as programs read it.
    @GetMapping("/receipts/{id}/receipt.json")
    Download json(Viewer viewer, @PathVariable int id) {
        var receipt = delivery(viewer, Act.EXPORT, id).told();
        takenAway(viewer, "receipt " + id);
        return new Download(
                "receipt-" + id + ".json",
                "application/json",
                out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt)));
    }

    /// The same for a spreadsheet.
    @GetMapping("/receipts/{id}/receipt.csv")
    Download csv(Viewer viewer, @PathVariable int id) {
        var receipt = delivery(viewer, Act.EXPORT, id).told();
        takenAway(viewer, "receipt " + id);
        return Download.csv("receipt-" + id + ".csv", sheet -> ReceiptFile.write(sheet, receipt));
    }

    /// The refused rows in the source's own layout, to be mended and brought again.
    @GetMapping("/receipts/{id}/refused-rows")
    Download refusedRows(Viewer viewer, @PathVariable int id) {
        var delivery = delivery(viewer, Act.EXPORT, id);
        var remarks = delivery.remarks();
        var extension = remarks.extension();
        boolean isTaken = delivery.state() == Receipt.State.ACCEPTED;
        if (!isTaken || extension == null || delivery.receipt().rejected() == 0 || standsApart(delivery)) {
            throw new NotHere();
        }
        takenAway(viewer, "refused rows of receipt " + id + ", to be mended");
        var rows = deliveries.quarantined(id);
        return new Download(
                MendedRows.name(id, extension),
                extension.equals("xml") ? "application/xml" : "text/csv;charset=UTF-8",
                out -> {
                    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    line(text, remarks.before());
                    for (var row : rows) {
                        line(text, extension.equals("xml") ? row : Guards.guarded(row));
                    }
                    line(text, remarks.after());
                    text.flush();
                });
    }

    /// Whom the rows are about nobody knows: they were refused before they were anybody's.
    private void takenAway(Viewer viewer, String what) {
        readings.record(viewer, Act.EXPORT, List.of(), what);
    }

    private boolean standsApart(Delivery delivery) {
        return delivery.source() != null
                && sources.find(delivery.source()).map(Source::standsApart).orElse(false);
    }

    private static void line(OutputStreamWriter out, @Nullable String text) throws java.io.IOException {
        if (text != null && !text.isEmpty()) {
            out.write(text);
            if (!text.endsWith("\n")) {
                out.write('\n');
            }
        }
    }

    private Page page(Viewer viewer, Delivery delivery, int line, boolean again, @Nullable Mistake mistake) {
        var source = delivery.source();
        return new ReceiptPage(
                delivery,
                deliveries.before(delivery).orElse(null),
                delivery.state() == Receipt.State.WAITING
                        ? deliveries.refusedRowsOf(delivery).orElse(null)
                        : null,
                delivery.receipt().rejected() == 0 ? List.of() : deliveries.mending(delivery.id()),
                deliveries.words(delivery.id()),
                delivery.layout() == null
                        ? null
                        : sources.titleOf(delivery.layout()).orElse(delivery.layout()),
                source == null ? null : calendar.row(source).orElse(null),
                places.schoolsIn(delivery.id(), delivery.remarks().absentSettings()),
                access.allows(viewer, Act.READ, KindOfData.RECEIPTS),
                access.allows(viewer, Act.CHANGE, KindOfData.RECEIPTS),
                !standsApart(delivery),
                line,
                again,
                again ? deliveries.inPlaceOf(delivery).orElse(null) : null,
                mistake,
                calendar.today());
    }

    /// Without its rows, and what stands in them, it is open to whoever may be told what its source says.
    private Delivery shown(Viewer viewer, int id) {
        if (access.allows(viewer, Act.READ, KindOfData.RECEIPTS)) {
            return delivery(viewer, Act.READ, id);
        }
        boolean files = access.allows(viewer, Act.READ, KindOfData.FILES);
        return deliveries
                .find(id)
                .filter(file -> files
                        && file.state() == Receipt.State.ACCEPTED
                        && file.source() != null
                        && audiences.name(file.source(), viewer.role()))
                .map(Delivery::withoutCells)
                .orElseThrow(NotHere::new);
    }

    private Delivery delivery(Viewer viewer, Act act, int id) {
        access.require(viewer, act, KindOfData.RECEIPTS);
        return deliveries.find(id).map(unknownSettings::warned).orElseThrow(NotHere::new);
    }
}
