package org.kith.access;

import java.util.List;
import org.kith.site.Menu;
import org.kith.site.Visitor;

/// A way in for those viewers to whom it is open.
public interface WayIn extends Menu {

    Entry wayIn();

    boolean isOpenTo(Viewer viewer);

    @Override
    default List<Entry> entries(Visitor visitor) {
        return visitor instanceof Viewer viewer && isOpenTo(viewer) ? List.of(wayIn()) : List.of();
    }
}
