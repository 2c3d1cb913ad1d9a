package org.kith.linkage.internal.comparing;

import java.util.List;

/// What is asked of two records, the answers in order from agreement to difference, and how often matches are
/// expected to give each.
///
/// Level 0 is "not known" and says nothing. The expectations are where learning starts and what it falls back
/// on where there is little to learn from.
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of, its array never leaves it
public enum Question {
    FORENAME(
            "first name",
            0,
            0,
            List.of(
                    "the same",
                    "a form of the same name",
                    "a close spelling",
                    "swapped with the surname",
                    "the same initial",
                    "much alike",
                    "different"),
            .80,
            .05,
            .06,
            .005,
            .015,
            .02,
            .05),
    MIDDLE(
            "middle name",
            0,
            0,
            List.of("the same", "the same initial", "a close spelling", "different"),
            .75,
            .10,
            .05,
            .10),
    SURNAME(
            "surname",
            1,
            .8,
            List.of("the same", "part of the other", "a close spelling", "much alike in sound", "different"),
            .82,
            .04,
            .06,
            .02,
            .06),
    BORN(
            "date of birth",
            1,
            0,
            List.of(
                    "the same",
                    "day and month swapped",
                    "one slip apart",
                    "two parts the same, or within a month",
                    "the year, and one is 1 January or partial",
                    "two slips apart",
                    "different"),
            .90,
            .01,
            .035,
            .015,
            .01,
            .01,
            .02),
    SEX("sex", 0, 0, List.of("the same", "different"), .985, .015),
    HOME(
            "home",
            1,
            .9,
            List.of(
                    "the same home",
                    "the same postcode",
                    "a move that others made",
                    "next door or a slip apart",
                    "the same postcode sector",
                    "the same postcode district",
                    "elsewhere"),
            .50,
            .10,
            .04,
            .05,
            .05,
            .06,
            .20),
    TOWN("town", 1, .95, List.of("the same", "a close spelling", "different"), .70, .10, .20),
    NHS("NHS number", 0, 0, List.of("the same", "one slip apart", "different"), .96, .02, .02),
    UPN("UPN", 0, 0, List.of("the same", "one slip apart", "different"), .96, .02, .02),
    ULN("ULN", 0, 0, List.of("the same", "one slip apart", "different"), .96, .02, .02),
    COUNCIL("council id", 0, 0, List.of("the same", "one slip apart", "different"), .96, .01, .03),
    OTHER("other identifier", 0, 0, List.of("the same", "one slip apart", "different"), .93, .04, .03),
    PHONE("phone", .9, .5, List.of("the same", "different"), .60, .40),
    EMAIL("email", .5, .3, List.of("the same", "much alike", "different"), .60, .15, .25),
    OCCUPATION("occupation", 0, 0, List.of("the same", "a word in common", "different"), .60, .20, .20),
    ROLE("child or adult", 1, .5, List.of("the same", "different"), .97, .03),
    /// Answered once children's own records are joined; a child's other parent is the likeliest to share it.
    CHILDREN("children", 0, .8, List.of("one in common", "none in common"), .9, .1);

    public static final int COUNT = values().length;
    public static final int BITS = 3;
    public static final int SAME = 1;
    /// Of [#FORENAME]; what the surname says is in it.
    public static final int SWAPPED = 4;
    private static final long MASK = (1 << BITS) - 1;

    /// Its place in the engine's arrays.
    @SuppressWarnings("EnumOrdinal")
    public final int index = ordinal();

    public final String words;
    /// How far twins agree on this as one person does, from 0 (as strangers) to 1.
    public final double sharedByTwins;
    /// The same for other kin under one roof.
    public final double sharedByKin;

    public final List<String> levels;
    private final double[] expected;

    Question(String words, double sharedByTwins, double sharedByKin, List<String> levels, double... expected) {
        this.words = words;
        this.sharedByTwins = sharedByTwins;
        this.sharedByKin = sharedByKin;
        this.levels = levels;
        this.expected = expected;
    }

    /// How often a match gives this level, before anything is learnt.
    public double expected(int level) {
        return expected[level - 1];
    }

    /// Whether one person may have several true answers in the course of a life.
    public boolean changes() {
        return switch (this) {
            case SURNAME, HOME, TOWN, PHONE, EMAIL, OCCUPATION, NHS, UPN, ULN, COUNCIL, OTHER, CHILDREN -> true;
            case FORENAME, MIDDLE, BORN, SEX, ROLE -> false;
        };
    }

    public boolean identifier() {
        return switch (this) {
            case NHS, UPN, ULN, COUNCIL, OTHER -> true;
            default -> false;
        };
    }

    /// The level that a packed pattern holds for this question.
    public int levelIn(long pattern) {
        return (int) ((pattern >>> (index * BITS)) & MASK);
    }

    public long packed(int level) {
        return (long) level << (index * BITS);
    }
}
