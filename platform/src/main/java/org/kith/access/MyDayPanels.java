package org.kith.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kith.site.Panel;

/// What a capability has to tell somebody on *my day*; a bean of this type is asked each time.
///
/// A panel begins with what changed since the viewer last looked ([Viewer#lastLookedAt]), and with
/// nothing to tell says why and what comes next. Capabilities with nothing for the viewer's role give
/// no panel.
@FunctionalInterface
public interface MyDayPanels {

    List<Panel> panels(Viewer viewer);

    /// A panel's body that names people. All whom a day names are put on record in one reading, as
    /// whom a list names: none of their pages was opened.
    interface Naming {

        Collection<UUID> named();
    }
}
