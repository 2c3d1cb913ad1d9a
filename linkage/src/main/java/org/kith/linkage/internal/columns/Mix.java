package org.kith.linkage.internal.columns;

/// Bit mixing for hash tables and keys (the finishers of MurmurHash3 and SplitMix64).
public final class Mix {

    private Mix() {}

    public static int spread(int hash) {
        int mixed = hash * 0x85ebca6b;
        mixed ^= mixed >>> 13;
        mixed *= 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    /// A number for a word that is the same in every process (FNV-1a over its characters, spread).
    public static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        return spread(hash);
    }

    public static long spread(long hash) {
        long mixed = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
