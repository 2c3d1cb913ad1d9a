package org.kith.partners.web;

import java.time.InstantSource;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.partners.Agreement;
import org.kith.partners.Agreements;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The register of sharing agreements; whoever answers for them is told on their day which run out.
@Controller
class AgreementsController implements MyDayPanels {

    private final Access access;
    private final Agreements agreements;
    private final InstantSource clock;

    AgreementsController(Access access, Agreements agreements, InstantSource clock) {
        this.access = access;
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping("/agreements")
    Page agreements(Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.SOURCES);
        return page();
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (viewer.role() != Role.GOVERNANCE_OFFICER) {
            return List.of();
        }
        var page = page();
        int many = page.in(Agreement.State.OVERDUE).size()
                + page.in(Agreement.State.DUE).size();
        return many == 0
                ? List.of()
                : List.of(new Panel(
                        "agreements",
                        Counts.of(many, "sharing agreement needs", "sharing agreements need") + " to be looked at",
                        null,
                        Panel.Place.MAIN,
                        20,
                        new AgreementsDue(page)));
    }

    private AgreementsPage page() {
        return new AgreementsPage(agreements.all(), Dates.today(clock));
    }
}
