package org.kith.linkage.internal.comparing;

import java.util.Arrays;
import org.kith.linkage.comparison.Forenames;
import org.kith.linkage.comparison.JaroWinkler;
import org.kith.linkage.comparison.Romanisation;

/// Tells two names apart by a few numbers for each, where a look at their letters in order would come to the same.
/// Most pairs of names end here; of the others it says nothing.
final class Glance {

    private static final int PREFIX = 4;
    private static final int PLAIN = 1;
    private static final int SYLLABLE = 2;

    /// A bit for each letter, several letters sharing one.
    private long[] letters = {};
    /// The first four letters, 16 bits each from the lowest.
    private long[] starts = {};
    /// Equal for all names that one romanised spelling may stand for.
    private int[] keys = {};
    private int[] families = {};
    /// A bit for the initial of each familiar form of the name, and of each spelling of the syllable.
    private long[] initialsOfForms = {};

    private byte[] lengths = {};
    private byte[] flags = {};

    void grow(int names) {
        letters = Arrays.copyOf(letters, names);
        starts = Arrays.copyOf(starts, names);
        keys = Arrays.copyOf(keys, names);
        families = Arrays.copyOf(families, names);
        initialsOfForms = Arrays.copyOf(initialsOfForms, names);
        lengths = Arrays.copyOf(lengths, names);
        flags = Arrays.copyOf(flags, names);
    }

    void add(int number, String name) {
        letters[number] = JaroWinkler.letters(name);
        for (int i = 0; i < Math.min(PREFIX, name.length()); i++) {
            starts[number] |= (long) name.charAt(i) << (Character.SIZE * i);
        }
        keys[number] = Romanisation.broadKey(name).hashCode();
        families[number] = Forenames.family(name);
        initialsOfForms[number] = Forenames.initialsOfForms(name) | Romanisation.initialsOfSpellings(name);
        lengths[number] = (byte) Math.min(name.length(), Byte.MAX_VALUE);
        boolean plain = name.length() > 1 && name.length() <= JaroWinkler.LONGEST && name.indexOf(' ') < 0;
        flags[number] = (byte) ((plain ? PLAIN : 0) | (Romanisation.isSyllable(name) ? SYLLABLE : 0));
    }

    /// Whether two first names are surely neither alike nor forms of one name.
    boolean differentForenames(int a, int b) {
        if (!differentSurnames(a, b) || prefix(a, b) >= Spellings.SHORTEST_PART) {
            return false;
        }
        return !perhapsFamiliar(a, b) && !perhapsNearlyFamiliar(a, b);
    }

    /// Whether two first names are perhaps forms of one.
    boolean perhapsFamiliar(int a, int b) {
        int family = families[a];
        int other = families[b];
        return family != Forenames.NO_FAMILY
                && other != Forenames.NO_FAMILY
                && (family < 0 || other < 0 || family == other);
    }

    /// Whether one of two first names is perhaps a slip away from a form of the other.
    boolean perhapsNearlyFamiliar(int a, int b) {
        return (initialsOfForms[a] >>> starts[b] & 1) != 0 || (initialsOfForms[b] >>> starts[a] & 1) != 0;
    }

    /// Whether two surnames are surely not alike; they may sound alike.
    boolean differentSurnames(int a, int b) {
        if (perhapsRomanised(a, b)) {
            return false;
        }
        int lengthA = lengths[a];
        int lengthB = lengths[b];
        int onlyInA = Long.bitCount(letters[a] & ~letters[b]);
        int onlyInB = Long.bitCount(letters[b] & ~letters[a]);
        boolean perhapsASlip = onlyInA <= 1 && onlyInB <= 1 && Math.abs(lengthA - lengthB) <= 1;
        int common = Math.min(lengthA - onlyInA, lengthB - onlyInB);
        return !perhapsASlip && JaroWinkler.atMost(common, lengthA, lengthB, prefix(a, b)) < Spellings.ALIKE;
    }

    /// Whether two names are perhaps romanised spellings of one.
    boolean perhapsRomanised(int a, int b) {
        return (flags[a] & flags[b]) != PLAIN || keys[a] == keys[b];
    }

    private int prefix(int a, int b) {
        return Math.min(PREFIX, Long.numberOfTrailingZeros(starts[a] ^ starts[b]) / Character.SIZE);
    }
}
