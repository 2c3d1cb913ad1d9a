package org.kith.access;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Of which children a parent may be told anything at this moment, answered by the capability that knows who is kept
/// apart. A grant stands until the next build; what partners' files say since does not wait for it.
@FunctionalInterface
public interface ToldOfChildren {

    /// Those of the children of whom the parent may be told.
    Set<UUID> of(Collection<UUID> children, Viewer parent);
}
