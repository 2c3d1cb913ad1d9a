package org.kith.needs.runs;

/// What a run found.
///
/// @param rules that ran
/// @param needs that stand
/// @param people for whom one stands
/// @param changes since the run before: found for the first time, ended, changed in their evidence
/// @param unconfirmed since a file that is due has not come
/// @param alerts told to somebody
/// @param digest of all that stands, in canonical order, with people named by their records
public record NeedsFound(
        int rules, long needs, long people, Changes changes, long unconfirmed, long alerts, String digest) {

    /// How the run differed from the one before.
    public record Changes(long found, long ended, long changed) {

        static final Changes NONE = new Changes(0, 0, 0);

        boolean any() {
            return found + ended + changed > 0;
        }
    }

    /// The same, when nothing had come since: nothing was changed.
    NeedsFound again() {
        return new NeedsFound(rules, needs, people, Changes.NONE, unconfirmed, 0, digest);
    }

    public boolean changed() {
        return changes.any();
    }
}
