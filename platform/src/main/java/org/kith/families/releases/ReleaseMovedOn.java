package org.kith.families.releases;

import org.kith.site.errors.Refusal;

/// Somebody else released something to the same parent, or took it back, first.
public final class ReleaseMovedOn extends Refusal {

    private static final long serialVersionUID = 1L;

    public ReleaseMovedOn() {
        super(
                409,
                "Somebody else changed in the meantime what this parent may see",
                "What they did stands. What you sent was not done.",
                "Open the child’s page again: it says who did what. Then do yours again if it is still needed.");
    }
}
