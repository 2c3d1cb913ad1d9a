package org.kith.access;

import java.util.List;
import org.kith.site.Panel;

/// What a capability has to tell somebody on *my day*; a bean of this type is asked each time.
///
/// A panel begins with what changed since the viewer last looked ([Viewer#lastLookedAt]), and with
/// nothing to tell says why and what comes next. Capabilities with nothing for the viewer's role give
/// no panel.
@FunctionalInterface
public interface MyDayPanels {

    List<Panel> panels(Viewer viewer);
}
