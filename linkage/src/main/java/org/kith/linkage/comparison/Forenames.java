package org.kith.linkage.comparison;

import java.util.List;
import java.util.Map;

/// Whether two first names are forms of one name: Kate and Catherine, Mohammed and Muhammad, Bill and William.
public final class Forenames {

    /// No line of the table holds the name.
    public static final int NO_FAMILY = Lines.NO_LINE;

    /// Several lines of the table hold the name.
    public static final int OF_SEVERAL = Lines.SEVERAL_LINES;

    private static final Lines FORMS = new Lines("forenames.txt");

    private Forenames() {}

    /// Whether a table of familiar forms, short forms and spellings holds both in one line.
    public static boolean familiar(String a, String b) {
        return FORMS.together(a, b);
    }

    /// The table: for each name the numbers of the lines that hold it, so that names of which one line holds both are
    /// [#familiar].
    public static Map<String, List<Integer>> families() {
        return FORMS.byName();
    }

    /// Whether one name is a slip away from a familiar form of the other, both with the same initial: "bcky" and
    /// "rebecca", "tum" and "timothy".
    public static boolean nearlyFamiliar(String a, String b) {
        return FORMS.slip(a, b) || FORMS.slip(b, a);
    }

    /// The only line of the table that holds the name; [#NO_FAMILY] or [#OF_SEVERAL] where there is no such one.
    public static int family(String name) {
        return FORMS.only(name);
    }

    /// A bit for the initial of each form that [#nearlyFamiliar] looks at, several letters sharing one.
    public static long initialsOfForms(String name) {
        return FORMS.initials(name);
    }
}
