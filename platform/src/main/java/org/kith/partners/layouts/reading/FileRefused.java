package org.kith.partners.layouts.reading;

import java.util.List;
import org.kith.partners.layouts.Trouble;

/// A file that cannot be taken as a whole; its troubles say why. Nothing that was read from it may be kept.
public final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Trouble> troubles;

    FileRefused(List<Trouble> troubles) {
        super(troubles.getFirst().reason());
        this.troubles = List.copyOf(troubles);
    }

    FileRefused(long line, String code, String reason) {
        this(List.of(new Trouble(line, null, code, reason, Trouble.Severity.REFUSED)));
    }

    public List<Trouble> troubles() {
        return troubles;
    }
}
