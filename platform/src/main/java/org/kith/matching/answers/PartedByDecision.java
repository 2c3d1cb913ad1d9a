package org.kith.matching.answers;

import java.util.List;
import org.kith.site.errors.Refusal;

/// Whom a standing decision parts are not put together by way of a third record.
public final class PartedByDecision extends Refusal {

    private static final long serialVersionUID = 1L;

    private final int change;

    PartedByDecision(int change) {
        super(
                409,
                "A decision says that these are two people",
                "Your answer was not kept, and nothing was changed.",
                "Look at that decision first. If it is wrong, undo it; then answer the pair again.");
        this.change = change;
    }

    @Override
    public List<Way> ways() {
        return List.of(new Way("/pairs/decisions/" + change, "Open the decision"));
    }
}
