package org.kith.families.web;

import java.util.List;
import java.util.Map;
import org.kith.families.facts.UsesFacts;
import org.kith.site.Page;

/// What came since the viewer last opened the family's page.
record NewsBody(List<TimelineBody.Line> lines, boolean lookedBefore) implements Page {

    NewsBody {
        lines = List.copyOf(lines);
    }

    NewsBody usedBy(Map<Long, List<UsesFacts.Use>> uses) {
        return new NewsBody(TimelineBody.Line.usedBy(lines, uses), lookedBefore);
    }
}
