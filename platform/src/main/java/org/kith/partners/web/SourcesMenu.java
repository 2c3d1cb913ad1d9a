package org.kith.partners.web;

import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.site.Menu;
import org.kith.site.Visitor;
import org.springframework.stereotype.Component;

/// The way to the sources, for those who may know them.
@Component
final class SourcesMenu implements Menu {

    private static final int ORDER = 50;

    private final Access access;

    SourcesMenu(Access access) {
        this.access = access;
    }

    @Override
    public List<Entry> entries(Visitor visitor) {
        return visitor instanceof Viewer viewer
                        && access.decide(viewer, Act.READ, KindOfData.SOURCES).allowed()
                ? List.of(new Entry(ORDER, "/sources", "Sources"))
                : List.of();
    }
}
