package org.kith.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// What people are called, told by the capability that describes them; access knows ids only.
@FunctionalInterface
public interface Names {

    /// A name for each id that is still somebody; the rest are left out.
    Map<UUID, String> names(Collection<UUID> personIds);
}
