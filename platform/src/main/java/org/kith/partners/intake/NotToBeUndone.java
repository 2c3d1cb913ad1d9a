package org.kith.partners.intake;

import org.kith.site.errors.Refusal;

/// A decision on a delivery that cannot be made, or no longer.
public final class NotToBeUndone extends Refusal {

    private static final long serialVersionUID = 1L;

    NotToBeUndone(String why) {
        super(409, why, "Nothing was changed.", "Open the receipt again to see how the file stands.");
    }
}
