package org.kith.outcomes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.site.words.Words;

/// What is counted, and of whom.
///
/// @param name "need:first-suspension", "group:in-care", "year:persistent"
/// @param ofWhom "pupils on roll", "residents aged 16 to 19"
/// @param unconfirmedSince the day until which a late source told of some of those who are counted; null where none is
/// late, or of so few that the day would tell of them
public record Measure(
        String name,
        Kind kind,
        String title,
        String ofWhom,
        Basis basis,
        @Nullable LocalDate unconfirmedSince) {

    public Measure(String name, Kind kind, String title, String ofWhom, Basis basis) {
        this(name, kind, title, ofWhom, basis, null);
    }

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
            return Words.of(this);
        }
    }

    /// By what a child belongs to a place.
    public enum Basis {
        /// Where they live.
        RESIDENTS,
        /// The school on whose roll they are.
        PUPILS;

        String word() {
            return Words.of(this);
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

    public boolean confirmed() {
        return unconfirmedSince == null;
    }

    /// Suspensions and exclusions happen more than once to the same pupil; all else is a share of people.
    public boolean events() {
        return name.equals("year:suspensions") || name.equals("year:exclusions");
    }
}
