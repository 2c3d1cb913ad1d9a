package org.kith.families.web;

import java.util.List;
import org.kith.site.Page;

/// What came since the viewer last opened the family's page.
record NewsBody(List<TimelineBody.Line> lines, boolean lookedBefore) implements Page {

    NewsBody {
        lines = List.copyOf(lines);
    }
}
