package org.kith.families.web;

import java.util.List;
import java.util.Map;
import org.kith.families.facts.UsesFacts;
import org.kith.site.Page;

/// What came since the viewer last opened the family's page.
///
/// @param more how many lines came besides
record NewsBody(List<TimelineBody.Line> lines, int more, boolean lookedBefore) implements Page {

    private static final int MOST = 12;

    NewsBody {
        lines = List.copyOf(lines);
    }

    static NewsBody of(List<TimelineBody.Line> lines, boolean lookedBefore) {
        return new NewsBody(lines.stream().limit(MOST).toList(), Math.max(0, lines.size() - MOST), lookedBefore);
    }

    NewsBody usedBy(Map<Long, List<UsesFacts.Use>> uses) {
        return new NewsBody(TimelineBody.Line.usedBy(lines, uses), more, lookedBefore);
    }
}
