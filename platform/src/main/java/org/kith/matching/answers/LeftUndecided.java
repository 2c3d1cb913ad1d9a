package org.kith.matching.answers;

import java.util.List;
import org.kith.site.errors.Refusal;

/// Of whom it stands decided that it cannot be told nobody is asked again.
public final class LeftUndecided extends Refusal {

    private static final long serialVersionUID = 1L;

    private final int change;

    LeftUndecided(int change) {
        super(
                409,
                "A decision says that it cannot be told whether these are one person",
                "Nothing was kept, and nobody is asked.",
                "Look at that decision first. If more is known now, undo it; then name the two again.");
        this.change = change;
    }

    @Override
    public List<Way> ways() {
        return List.of(new Way("/pairs/decisions/" + change, "Open the decision"));
    }
}
