package org.kith.matching.web;

import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.matching.GroupRates;
import org.kith.matching.LinkRate;
import org.kith.matching.LinkRates;
import org.kith.partners.SourcePanels;
import org.kith.site.Counts;
import org.kith.site.Panel;
import org.springframework.stereotype.Component;

/// Tells those who look after the sources how many of each source's records found their person in another, and says so
/// loudly where that fell.
@Component
class LinkRatePanel implements SourcePanels {

    private static final int ORDER = 20;

    private final LinkRates rates;
    private final GroupRates groups;
    private final Access access;

    LinkRatePanel(LinkRates rates, GroupRates groups, Access access) {
        this.rates = rates;
        this.groups = groups;
        this.access = access;
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (!access.allows(viewer, Act.READ, KindOfData.RECEIPTS)) {
            return List.of();
        }
        var latest = rates.latest();
        var served = new GroupRateBody(groups.latest());
        return List.of(
                new Panel(
                        "link-rates",
                        heading(latest.stream()
                                .filter(LinkRate::fellSharply)
                                .map(LinkRate::title)
                                .toList()),
                        latest.isEmpty() ? null : "After the last run, and the run before",
                        Panel.Place.MAIN,
                        ORDER,
                        new LinkRateBody(latest)),
                new Panel("group-rates", served.heading(), null, Panel.Place.MAIN, ORDER + 1, served));
    }

    private static String heading(List<String> fallen) {
        return fallen.isEmpty()
                ? "How many records find their person in another source"
                : "Far fewer records of " + Counts.list(fallen) + " find their person than before";
    }
}
