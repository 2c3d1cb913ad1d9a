package org.kith.families.releases;

import org.kith.site.errors.Refusal;

/// Nothing is shown to this parent here. The words are the same whatever the cause, and whether or not the one who
/// tried may know of it.
public final class NotToBeReleased extends Refusal {

    private static final long serialVersionUID = 1L;

    /// Every cause there is, so that none is told.
    public static final String WHY =
            "Kith shows a parent nothing while they cannot sign in here, while no source says that they have parental"
                    + " responsibility, once the child is 18, or while it is not sure to be safe. It does not say which.";

    public NotToBeReleased() {
        super(
                403,
                "Nothing can be shown to this parent here",
                "Nothing was released. " + WHY,
                "Tell them in another way once you and your manager are sure that it is right. If something on record is"
                        + " wrong, ask for a correction on the page of the person.");
    }
}
