package org.kith.partners;

import java.util.List;
import org.kith.access.Viewer;
import org.kith.site.Panel;

/// What a capability shows on the page of sources; a bean of this type is asked each time the page is opened. It
/// decides
/// by `access` what this viewer may see.
@FunctionalInterface
public interface SourcePanels {

    List<Panel> panels(Viewer viewer);
}
