package org.kith.families;

import java.util.List;
import org.kith.access.Viewer;
import org.kith.site.Panel;

/// What a capability shows on a person's page; a bean of this type is asked each time the page is opened. It decides by
/// `access` what this viewer may see, and says in words where something is not shown.
@FunctionalInterface
public interface PersonPanels {

    List<Panel> panels(OpenPerson open, Viewer viewer);
}
