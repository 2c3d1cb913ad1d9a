package org.kith.site;

import java.util.Optional;

/// Says who is signed in while a request is being answered.
@FunctionalInterface
public interface Visitors {

    Optional<? extends Visitor> current();
}
