package org.kith.matching;

/// What a run found and what it changed.
///
/// @param lookedAt records that it compared or that these touch; all others stood as they did
/// @param moved records that now stand for another person than before, new ones among them
/// @param joined people who became another
/// @param refused joins that the figures asked for and a rule forbade
/// @param digest of all that the run found, in canonical order, without ids and times
public record Matched(
        int records,
        int lookedAt,
        int people,
        int moved,
        int newPeople,
        int joined,
        int ended,
        int doubtful,
        int refused,
        long pairsCompared,
        String digest) {

    /// The same, when nothing had come since: nothing was changed.
    public Matched again() {
        return new Matched(records, 0, people, 0, 0, 0, 0, doubtful, refused, pairsCompared, digest);
    }
}
