package org.kith.changes.web;

import java.util.List;
import java.util.UUID;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.changes.Proposals;
import org.kith.changes.Publication;
import org.kith.declarations.BrokenDeclaration;
import org.kith.needs.rules.RuleChangedInPlace;
import org.kith.needs.rules.RuleRefused;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.Part;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is written and not in force, whom it would reach, and the decision.
@Controller
class ChangesController implements MyDayPanels, WayIn {

    private static final int DECIDED = 20;
    private final Access access;
    private final Publication publication;
    private final Proposals proposals;

    ChangesController(Access access, Publication publication, Proposals proposals) {
        this.access = access;
        this.publication = publication;
        this.proposals = proposals;
    }

    @Override
    public Entry wayIn() {
        return new Entry(70, "/changes", "Changes");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return access.allows(viewer, Act.CHANGE, KindOfData.STRATEGY);
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        return isOpenTo(viewer)
                ? proposals.waiting().stream()
                        .map(waiting -> new Panel(
                                "changes",
                                "A change of the strategy’s files waits to be published or dropped",
                                null,
                                Panel.Place.MAIN,
                                15,
                                new ChangeWaiting(waiting)))
                        .toList()
                : List.of();
    }

    @GetMapping("/changes")
    Page changes(Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        access.require(viewer, Act.CHANGE, KindOfData.STRATEGY);
        return page(page, "");
    }

    /// Works out whom the written files would reach.
    @PostMapping("/changes")
    Answer propose(Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.STRATEGY);
        try {
            return new Redirect("/changes/" + publication.propose(viewer).id());
        } catch (BrokenDeclaration | RuleChangedInPlace | RuleRefused e) {
            return page(1, String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/changes/{id}")
    Page change(Viewer viewer, @PathVariable UUID id) {
        access.require(viewer, Act.CHANGE, KindOfData.STRATEGY);
        var proposal = proposals.find(id).orElseThrow(NotHere::new);
        return new ChangePage(proposal, publication.differences(proposal));
    }

    @PostMapping("/changes/{id}/publish")
    Answer publish(Viewer viewer, @PathVariable UUID id) {
        access.require(viewer, Act.CHANGE, KindOfData.STRATEGY);
        publication.publish(id, viewer);
        return new Redirect("/changes/" + id);
    }

    @PostMapping("/changes/{id}/drop")
    Answer drop(Viewer viewer, @PathVariable UUID id) {
        access.require(viewer, Act.CHANGE, KindOfData.STRATEGY);
        publication.drop(id, viewer);
        return new Redirect("/changes/" + id);
    }

    private ChangesPage page(int page, String mistake) {
        var waiting = proposals.waiting();
        var decided = Part.of(proposals.decided(), page, DECIDED, from -> proposals.decided(from, DECIDED));
        try {
            return new ChangesPage(publication.written(), waiting, decided, mistake);
        } catch (BrokenDeclaration e) {
            return new ChangesPage(List.of(), waiting, decided, String.valueOf(e.getMessage()));
        }
    }
}
