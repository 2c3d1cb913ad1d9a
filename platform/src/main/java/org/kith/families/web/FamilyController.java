package org.kith.families.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kith.access.Decision;
import org.kith.access.Reasons;
import org.kith.access.Viewer;
import org.kith.families.FamilyId;
import org.kith.families.FamilyPanels;
import org.kith.families.Opening;
import org.kith.families.facts.Care;
import org.kith.families.facts.UsesFacts;
import org.kith.site.Answer;
import org.kith.site.Panel;
import org.kith.site.Redirect;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows a family's page, made of what the capabilities have to say.
@Controller
class FamilyController {

    private final Opening opening;
    private final Care care;
    private final Reasons reasons;
    private final ObjectProvider<FamilyPanels> panels;
    private final InstantSource clock;

    FamilyController(
            Opening opening, Care care, Reasons reasons, ObjectProvider<FamilyPanels> panels, InstantSource clock) {
        this.opening = opening;
        this.care = care;
        this.reasons = reasons;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/families/{id}")
    Answer family(@PathVariable UUID id, Viewer viewer) {
        return page(new FamilyId(id), viewer, List.of(), "");
    }

    @PostMapping("/families/{id}/reason")
    Answer reason(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        var family = new FamilyId(id);
        var given = reasons.give(viewer, opening.mayAskAbout(family, viewer), reason);
        return given instanceof Decision.Refused refused
                ? page(family, viewer, List.of(new Mistake("reason", refused.why())), reason)
                : new Redirect("/families/" + id);
    }

    private FamilyPage page(FamilyId id, Viewer viewer, List<Mistake> mistakes, String reason) {
        var open = opening.family(id, viewer);
        var shown = panels.orderedStream()
                .flatMap(each -> each.panels(open.family(), viewer).stream())
                .toList();
        var uses = UsesFacts.in(shown);
        return new FamilyPage(
                open,
                shown.stream().map(panel -> usedBy(panel, uses)).toList(),
                care.now(open.ties(), viewer),
                Dates.today(clock),
                List.copyOf(mistakes),
                reason);
    }

    /// The panel, with what the others rest on under each of its facts.
    private static Panel usedBy(Panel panel, Map<Long, List<UsesFacts.Use>> uses) {
        return switch (panel.body()) {
            case TimelineBody timeline -> panel.with(timeline.usedBy(uses));
            case NewsBody news -> panel.with(news.usedBy(uses));
            default -> panel;
        };
    }
}
