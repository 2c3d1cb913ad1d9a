package org.kith.families.web;

import java.util.List;
import org.kith.families.Families;
import org.kith.site.Page;
import org.kith.site.charts.Bar;

/// Who leads how many families in a zone.
record LoadsBody(List<Families.Load> loads) implements Page {

    Bar bar(Families.Load load) {
        long most = loads.stream().mapToLong(Families.Load::families).max().orElse(1);
        return new Bar(load.families(), most);
    }
}
