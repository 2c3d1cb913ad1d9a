package org.kith.site;

import java.util.List;

/// Ways into a capability for someone who is signed in; a bean of this type adds them to the masthead.
@FunctionalInterface
public interface Menu {

    /// What this visitor may open; empty when nothing here is theirs.
    List<Entry> entries(Visitor visitor);

    /// One way in. My day stands at 10, search at 20, sources at 50, pairs at 60, audit at 90.
    record Entry(int order, String path, String words) {}
}
