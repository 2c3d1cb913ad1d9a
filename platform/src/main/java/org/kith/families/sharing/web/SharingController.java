package org.kith.families.sharing.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.families.OpenPerson;
import org.kith.families.Opening;
import org.kith.families.PersonPanels;
import org.kith.families.sharing.SharingDecision;
import org.kith.families.sharing.SharingDecisions;
import org.kith.families.sharing.SharingDecisions.Show;
import org.kith.matching.PersonId;
import org.kith.site.Answer;
import org.kith.site.Download;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Decisions to share or not: the register for whoever answers for it, and of one person for whoever decides.
@Controller
class SharingController implements WayIn, PersonPanels {

    private static final int ROWS = 50;

    private final Access access;
    private final Opening opening;
    private final SharingDecisions decisions;

    SharingController(Access access, Opening opening, SharingDecisions decisions) {
        this.access = access;
        this.opening = opening;
        this.decisions = decisions;
    }

    @Override
    public Entry wayIn() {
        return new Entry(86, "/sharing", "Share or not");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.FIND, KindOfData.SHARING);
    }

    @Override
    public List<Panel> panels(OpenPerson open, Viewer viewer) {
        return open.ties().allow(Act.CHANGE, KindOfData.SHARING)
                ? List.of(new Panel(
                        "sharing",
                        "Share or not share",
                        null,
                        Panel.Place.SIDE,
                        30,
                        new SharingBody(
                                open.person().id(),
                                shown(open.person().id(), open.ties(), viewer).size())))
                : List.of();
    }

    @GetMapping("/sharing")
    Page register(
            Viewer viewer,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable Long before) {
        access.require(viewer, Act.FIND, KindOfData.SHARING);
        var chosen = Show.of(show);
        return SharingRegister.of(decisions.register(chosen, before, ROWS + 1, viewer), chosen, ROWS);
    }

    @GetMapping("/sharing.csv")
    Answer file(Viewer viewer, @RequestParam(defaultValue = "") String show) {
        access.require(viewer, Act.EXPORT, KindOfData.SHARING);
        var all = decisions.takeAway(Show.of(show), viewer);
        return Download.csv("decisions-to-share.csv", sheet -> SharingFile.write(sheet, all));
    }

    @GetMapping("/people/{id}/sharing")
    Page decide(@PathVariable UUID id, @RequestParam(required = false) @Nullable Long corrects, Viewer viewer) {
        var open = open(id, viewer);
        var form = corrects == null
                ? SharingForm.anew()
                : SharingForm.of(mayBeCorrected(corrects, shown(open.person().id(), open.ties(), viewer)));
        return page(open, form, List.of(), viewer);
    }

    @PostMapping("/people/{id}/sharing")
    Answer write(@PathVariable UUID id, @RequestParam Map<String, String> typed, Viewer viewer) {
        var open = open(id, viewer);
        var form = new SharingForm(new Typed(typed));
        var corrects = form.corrects();
        if (corrects != null) {
            mayBeCorrected(corrects, shown(open.person().id(), open.ties(), viewer));
        }
        var mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return page(open, form, mistakes, viewer);
        }
        decisions.write(open.person().id(), form.said(), form.typed().id(), corrects, viewer);
        return new Redirect("/people/" + id + "/sharing#decisions");
    }

    private OpenPerson open(UUID id, Viewer viewer) {
        var open = opening.person(new PersonId(id), viewer);
        if (!open.ties().allow(Act.CHANGE, KindOfData.SHARING)) {
            throw new NotHere();
        }
        return open;
    }

    private SharingPage page(OpenPerson open, SharingForm form, List<Mistake> mistakes, Viewer viewer) {
        return new SharingPage(
                open.person(),
                shown(open.person().id(), open.ties(), viewer),
                open.ties().allow(Act.READ, KindOfData.SHARING),
                form,
                mistakes);
    }

    /// Whoever may write and not read sees their own.
    private List<SharingDecision> shown(PersonId person, Ties ties, Viewer viewer) {
        return decisions.about(person, ties.allow(Act.READ, KindOfData.SHARING) ? null : viewer);
    }

    private static SharingDecision mayBeCorrected(Long id, List<SharingDecision> shown) {
        return shown.stream()
                .filter(decision -> Objects.equals(decision.id(), id))
                .findFirst()
                .orElseThrow(NotHere::new);
    }
}
