package org.kith.outcomes;

/// What a run released.
///
/// @param hidden figures that are not told
/// @param digest of all figures, in canonical order
public record Measured(boolean changed, int places, int measures, long figures, long hidden, String digest) {

    /// The same, when nothing had come since: nothing was changed.
    Measured again() {
        return new Measured(false, places, measures, figures, hidden, digest);
    }
}
