package org.kith.site;

import java.util.List;

/// Ways into a capability for someone who is signed in; a bean of this type adds them to the masthead.
@FunctionalInterface
public interface Menu {

    /// What this visitor may open; empty when nothing here is theirs.
    List<Entry> entries(Visitor visitor);

    /// One way in; those of a lower order come first, from 10 for my day to 99.
    record Entry(int order, String path, String words) {}
}
