package org.kith.changes;

import org.kith.site.errors.Refusal;

/// Somebody changed the written files while it was worked out whom they would reach.
public final class WrittenMeanwhile extends Refusal {

    private static final long serialVersionUID = 1L;

    WrittenMeanwhile() {
        super(
                409,
                "Somebody changed the files in the strategy folder meanwhile",
                "Nothing was proposed: whom they would reach was worked out for files that are no longer there.",
                "Ask again once nobody writes there.");
    }
}
