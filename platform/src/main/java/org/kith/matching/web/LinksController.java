package org.kith.matching.web;

import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.matching.rates.GroupRates;
import org.kith.matching.rates.LinkRates;
import org.kith.partners.SourcePanels;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// How many records found their person in another source, by source and by group of people, for those whom an alarm
/// about it reaches; *Sources* says in a sentence where it fell.
@Controller
class LinksController implements SourcePanels {

    private static final int ORDER = 20;

    private final LinkRates rates;
    private final GroupRates groups;
    private final Access access;

    LinksController(LinkRates rates, GroupRates groups, Access access) {
        this.rates = rates;
        this.groups = groups;
        this.access = access;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        return access.allows(viewer, Act.READ, KindOfData.ALARMS)
                ? List.of(new Panel(
                        "links", "Links between records", null, Panel.Place.SIDE, ORDER, new LinksInShort(page())))
                : List.of();
    }

    @GetMapping("/links")
    Page links(Viewer viewer) {
        access.require(viewer, Act.READ, KindOfData.ALARMS);
        return page();
    }

    private LinksPage page() {
        return new LinksPage(rates.latest(), groups.latest());
    }
}
