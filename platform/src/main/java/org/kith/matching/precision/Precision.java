package org.kith.matching.precision;

import org.kith.matching.Interval;

/// How doubtful pairs came out when two people had said the same of each: had the program joined them by itself, so
/// many joins would have been right.
///
/// @param one pairs that are one person
/// @param two pairs that are two people
/// @param untold pairs that could not be told; they are in no share
/// @param differed pairs, of all these, of which somebody had said something else
/// @param expected how many of `one` and `two` the program held to be one person: the sum of its probabilities
public record Precision(int one, int two, int untold, int differed, double expected) {

    public static final Precision NONE = new Precision(0, 0, 0, 0, 0);

    public Precision plus(Precision other) {
        return new Precision(
                one + other.one,
                two + other.two,
                untold + other.untold,
                differed + other.differed,
                expected + other.expected);
    }

    /// The pairs on which the share rests.
    public int judged() {
        return one + two;
    }

    /// From 0 to 1, of at least one pair.
    public double share() {
        return (double) one / judged();
    }

    /// The lower end of the share's interval.
    public double low() {
        return Interval.of(one, judged()).from();
    }

    public double high() {
        return Interval.of(one, judged()).to();
    }
}
