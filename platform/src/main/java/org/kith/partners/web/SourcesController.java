package org.kith.partners.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.partners.DeclaredSources;
import org.kith.partners.SourcePanels;
import org.kith.partners.calendar.LateSources;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.UnknownSettings;
import org.kith.partners.intake.Ingest;
import org.kith.partners.intake.Taken;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// What the sources are, how old, and a place to drop their files.
@Controller
class SourcesController implements WayIn {

    private static final int DAYS_OF_REFUSALS = 60;
    private static final int DELIVERIES_SHOWN = 50;

    private final Access access;
    private final DeclaredSources sources;
    private final Deliveries deliveries;
    private final LoadCalendar calendar;
    private final LateSources late;
    private final UnknownSettings unknownSettings;
    private final Ingest ingest;
    private final ObjectProvider<SourcePanels> panels;

    SourcesController(
            Access access,
            DeclaredSources sources,
            Deliveries deliveries,
            LoadCalendar calendar,
            LateSources late,
            UnknownSettings unknownSettings,
            Ingest ingest,
            ObjectProvider<SourcePanels> panels) {
        this.access = access;
        this.sources = sources;
        this.deliveries = deliveries;
        this.calendar = calendar;
        this.late = late;
        this.unknownSettings = unknownSettings;
        this.ingest = ingest;
        this.panels = panels;
    }

    @Override
    public Entry wayIn() {
        return new Entry(50, "/sources", "Sources");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.READ, KindOfData.SOURCES);
    }

    @GetMapping("/sources")
    Page sources(Viewer viewer) {
        return page(viewer, List.of(), List.of());
    }

    /// Takes files in. One leads to its receipt, several to the list of theirs.
    @PostMapping("/sources")
    Answer bring(
            Viewer viewer,
            @RequestParam("files") List<MultipartFile> files,
            @RequestParam(defaultValue = "") String source)
            throws IOException {
        access.require(viewer, Act.CHANGE, KindOfData.RECEIPTS);
        if (files.stream().allMatch(MultipartFile::isEmpty)) {
            return page(
                    viewer,
                    List.of(new Mistake("files", "Choose a file that is not empty. Nothing was changed.")),
                    List.of());
        }
        var told = new Ingest.Told(source.isEmpty() ? null : source, null, null);
        var taken = new ArrayList<Taken>();
        for (var file : files) {
            try (var content = file.getInputStream()) {
                taken.add(ingest.arriving(content, plain(file.getOriginalFilename()), told));
            }
        }
        return taken.size() == 1 ? receipt(taken.getFirst()) : page(viewer, List.of(), taken);
    }

    private static Redirect receipt(Taken taken) {
        return new Redirect("/receipts/" + taken.delivery() + (taken.known() ? "?again=true" : ""));
    }

    @GetMapping("/sources/{name}")
    Page source(Viewer viewer, @PathVariable String name, @RequestParam(defaultValue = "1") int page) {
        var source = sources.find(name).orElseThrow(NotHere::new);
        boolean receipts = access.allows(viewer, Act.READ, KindOfData.RECEIPTS);
        return new SourcePage(
                source,
                calendar.row(name).orElseThrow(NotHere::new),
                Part.of(
                        receipts ? deliveries.count(name) : 0,
                        page,
                        DELIVERIES_SHOWN,
                        from -> receipts ? deliveries.of(name, from, DELIVERIES_SHOWN) : List.of()),
                receipts ? unknownSettings.of(name) : List.of(),
                late.kindsToday().stream()
                        .filter(part -> part.source().equals(name))
                        .toList(),
                receipts,
                calendar.today());
    }

    private Page page(Viewer viewer, List<Mistake> mistakes, List<Taken> taken) {
        boolean mayBring = access.allows(viewer, Act.CHANGE, KindOfData.RECEIPTS);
        LocalDate today = calendar.today();
        return new SourcesPage(
                mayBring,
                mistakes,
                taken,
                mayBring ? deliveries.waiting() : List.of(),
                mayBring ? deliveries.refusedSince(today.minusDays(DAYS_OF_REFUSALS)) : List.of(),
                calendar.rows(),
                late.kindsToday(),
                calendar.months(),
                panels.orderedStream()
                        .flatMap(each -> each.panels(viewer).stream())
                        .toList(),
                today);
    }

    private static String plain(@org.jspecify.annotations.Nullable String name) {
        if (name == null || name.isBlank()) {
            return "unnamed";
        }
        var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return plain.isBlank() ? "unnamed" : plain;
    }
}
