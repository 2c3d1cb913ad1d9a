package org.kith.partners.bulk;

import org.jspecify.annotations.Nullable;

/// 64-bit fingerprints of what rows say: equal content has equal fingerprints, in every run and on every machine.
public final class Fingerprint {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xD6E8FEB86659FD93L;
    private static final long NOTHING = 0x632BE59BD9B4E019L;

    private Fingerprint() {}

    public static long of(String text) {
        return end(add(SPREAD, text));
    }

    /// Adds a value to a fingerprint in the making.
    public static long add(long sofar, long value) {
        long mixed = (sofar ^ value) * STEP;
        return mixed ^ (mixed >>> 32);
    }

    /// Adds a text and its end, so that `ab, c` differs from `a, bc`.
    public static long add(long sofar, @Nullable String text) {
        if (text == null) {
            return add(sofar, NOTHING);
        }
        long mixed = sofar;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * STEP;
            mixed ^= mixed >>> 29;
        }
        return add(mixed, text.length() + SPREAD);
    }

    /// Spreads what was added over all bits.
    public static long end(long sofar) {
        long mixed = sofar;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
