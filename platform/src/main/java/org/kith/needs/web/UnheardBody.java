package org.kith.needs.web;

import java.util.List;
import org.kith.needs.Alerts;
import org.kith.site.Page;

/// Alerts that nobody hears, by source.
record UnheardBody(List<Alerts.Unheard> sources) implements Page {

    UnheardBody {
        sources = List.copyOf(sources);
    }
}
