package org.kith.families;

import java.util.List;

/// Groups of children of whom sources tell who is in them today: columns of the view
/// `families.child_facts`. Which of them a partnership looks at, what it calls them and at which ages is for
/// its strategy to say.
public final class KnownGroups {

    /// As a strategy writes them; a column has underscores instead.
    public static final List<String> NAMES = List.of(
            "in-care",
            "care-leaver",
            "ehc-plan",
            "sen-support",
            "free-meals",
            "home-educated",
            "not-participating",
            "offending",
            "young-parent",
            "at-risk-of-harm",
            "workless-home",
            "traveller");

    private KnownGroups() {}

    /// The column of `families.child_facts` that says who is in it.
    ///
    /// @throws IllegalArgumentException when no group has the name
    public static String column(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no group is known by " + name);
        }
        return name.replace('-', '_');
    }
}
