package org.kith.access;

import java.util.Arrays;

/// What is read of a person of which neither they nor a parent is told: that somebody read it would say what is
/// doubted, whom a refuge hides, whose record a need rests on, or that somebody asked about them and they were not to
/// know (trust, line 7). It is in the record of readings like all else.
public enum Untold {
    DOUBTFUL_PAIR("doubtful pair"),
    WHO_IS_WHO("who is who"),
    SHIELD_OF_A_REFUGE("shield of a refuge"),
    NEED_BY_ANOTHERS_RECORD("a need that rests on the record of somebody else"),
    DECISIONS_TO_SHARE("the register of decisions to share, as a file");

    private final String why;

    Untold(String why) {
        this.why = why;
    }

    String why() {
        return why;
    }

    static String[] all() {
        return Arrays.stream(values()).map(Untold::why).toArray(String[]::new);
    }
}
