package org.kith.changes;

import java.util.List;
import org.kith.site.errors.Refusal;

/// Somebody published, dropped or replaced the proposal in the meantime.
public final class AlreadyDecided extends Refusal {

    private static final long serialVersionUID = 1L;

    AlreadyDecided() {
        super(
                409,
                "This proposal was decided in the meantime",
                "Nothing was changed by you.",
                "Look at the changes again: they say who decided it, and when.");
    }

    @Override
    public List<Way> ways() {
        return List.of(new Way("/changes", "The changes"));
    }
}
