package org.kith.outcomes;

import java.util.Locale;

/// What is counted, and of whom.
///
/// @param name "need:first-suspension", "group:in-care", "year:persistent"
/// @param ofWhom "pupils on roll", "residents aged 16 to 19"
public record Measure(String name, Kind kind, String title, String ofWhom, Basis basis) {

    /// What is drawn of the school years where nothing else is asked for.
    public static final String PERSISTENT = "year:persistent";

    static final String SEVERE = "year:severe";

    /// Of which part of a profile it is.
    public enum Kind {
        PEOPLE,
        NEED,
        GROUP,
        YEAR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// By what a child belongs to a place.
    public enum Basis {
        /// Where they live.
        RESIDENTS,
        /// The school on whose roll they are.
        PUPILS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Of whom it is at a place of this kind. Nobody lives in a pyramid: children and young people belong to it by the
    /// school that they go to or left, and only without one by their home.
    public String ofWhom(Place.Kind at) {
        return at == Place.Kind.PYRAMID
                ? ofWhom.replaceFirst("^residents", "children and young people of the pyramid")
                : ofWhom;
    }

    /// The name without its kind: of a need, the rule's.
    public String bareName() {
        return name.substring(name.indexOf(':') + 1);
    }

    /// Suspensions and exclusions happen more than once to the same pupil; all else is a share of people.
    public boolean events() {
        return name.equals("year:suspensions") || name.equals("year:exclusions");
    }
}
