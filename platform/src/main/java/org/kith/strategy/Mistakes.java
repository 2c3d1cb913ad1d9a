package org.kith.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.declarations.BrokenDeclaration;

/// What is wrong with a strategy's files, gathered so that all of it can be mended at once.
public final class Mistakes {

    private final List<BrokenDeclaration> all = new ArrayList<>();

    /// What this reads, or nothing, and then its mistake is noted.
    public <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (BrokenDeclaration e) {
            add(e);
            return Optional.empty();
        }
    }

    /// Notes it once, however many come upon it.
    public void add(BrokenDeclaration mistake) {
        if (all.stream().noneMatch(one -> one.place().equals(mistake.place()))) {
            all.add(mistake);
        }
    }

    public List<BrokenDeclaration> all() {
        return List.copyOf(all);
    }

    /// For whoever goes no further with a mistake.
    ///
    /// @throws BrokenDeclaration the first of them, if any
    public void throwFirst() {
        if (!all.isEmpty()) {
            throw all.getFirst();
        }
    }
}
