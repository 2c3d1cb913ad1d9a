package org.kith.county.people;

import java.util.Locale;

/// What makes a family hard to see whole, and how many in 10,000 children's families are so.
public enum Kind {
    PLAIN(0, false),
    KINSHIP(40, true),
    SIBLINGS_APART(5, true),
    REFUGE(6, true),
    VIOLENT_EX_PARTNER(10, true),
    STEP_ADOPTION(6, true),
    CARE_ADOPTION(13, true),
    UNACCOMPANIED(7, false),
    TRAVELLERS(22, false),
    TWINS_ONE_INITIAL(12, false),
    COUSINS_ONE_NAME(14, false),
    FATHER_AND_SON(30, false),
    CHILD_DIED(7, false),
    BABY_EXPECTED(80, false),
    TWO_HOUSEHOLDS(250, false),
    FOSTER(45, false);

    private final int perTenThousand;
    private final boolean troubled;

    Kind(int perTenThousand, boolean troubled) {
        this.perTenThousand = perTenThousand;
        this.troubled = troubled;
    }

    /// Whether services are likely to know such a family well.
    boolean troubled() {
        return troubled;
    }

    int perTenThousand() {
        return perTenThousand;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
