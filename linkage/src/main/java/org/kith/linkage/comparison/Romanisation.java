package org.kith.linkage.comparison;

/// Whether two spellings may be one name that was brought from another script: Neethu and Nithu, Yonas and Jonas,
/// Zhang and Cheung.
///
/// Those who write such a name down choose among letters that stand for one sound there; a name read so is the same
/// name, as Kate is Catherine. Names in standard form: small letters, without accents.
public final class Romanisation {

    private static final int SHORTEST = 2;
    private static final int SHORTEST_WITH_G_AS_H = 6;
    private static final String VOWELS = "aeiouy";
    private static final String BREATHED = "bcdgkpstz";
    private static final int SHORTEST_WITH_A_SLIP = 3;
    private static final Lines SYLLABLES = new Lines("romanisations.txt");

    private Romanisation() {}

    /// Whether both spellings stand for one name, word by word.
    public static boolean same(String a, String b) {
        if (a.length() < SHORTEST || b.length() < SHORTEST) {
            return false;
        }
        String keyA = key(a);
        String keyB = key(b);
        if (keyA.equals(keyB) || oneLetterOfUkraine(keyA, keyB)) {
            return true;
        }
        String[] wordsOfA = a.split(" ", -1);
        String[] wordsOfB = b.split(" ", -1);
        if (wordsOfA.length != wordsOfB.length) {
            return false;
        }
        for (int i = 0; i < wordsOfA.length; i++) {
            if (!wordsOfA[i].equals(wordsOfB[i])
                    && !key(wordsOfA[i]).equals(key(wordsOfB[i]))
                    && !SYLLABLES.together(wordsOfA[i], wordsOfB[i])) {
                return false;
            }
        }
        return true;
    }

    /// The letter that is h from Ukrainian and g from Russian: Hrytsenko and Gritsenko, Bohdan and Bogdan. In short
    /// names it parts too many others.
    private static boolean oneLetterOfUkraine(String keyA, String keyB) {
        return keyA.length() == keyB.length()
                && keyA.length() >= SHORTEST_WITH_G_AS_H
                && keyA.replace('g', 'h').equals(keyB.replace('g', 'h'));
    }

    /// The same for any two single words that are [#same], unless both are syllables of the table.
    public static String broadKey(String name) {
        String key = key(name);
        return key.length() >= SHORTEST_WITH_G_AS_H ? key.replace('g', 'h') : key;
    }

    /// Whether the table holds it.
    public static boolean isSyllable(String name) {
        return SYLLABLES.initials(name) != 0;
    }

    /// A bit for the initial of each spelling that [#nearly] looks at, several letters sharing one.
    public static long initialsOfSpellings(String name) {
        return SYLLABLES.initials(name);
    }

    /// Whether one syllable is a slip away from a romanisation of the other, both with the same initial: "xui" and
    /// "hsiu", of which one is written "xiu".
    public static boolean nearly(String a, String b) {
        return (b.length() >= SHORTEST_WITH_A_SLIP && SYLLABLES.slip(a, b))
                || (a.length() >= SHORTEST_WITH_A_SLIP && SYLLABLES.slip(b, a));
    }

    /// A spelling in which letters that stand for one sound are one: long vowels short, e as i and o as u, breathed
    /// consonants plain, no letter twice, y and j as i, w as v, q and c as k, x as ks, and no h at the end.
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        int length = name.length();
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            char next = i + 1 < length ? name.charAt(i + 1) : ' ';
            if (next == 'h' && BREATHED.indexOf(c) >= 0) {
                append(key, c == 'p' ? 'f' : c == 'c' ? 'c' : sound(c));
                i++;
            } else if (i > 0 && glides(c, next) && i + 2 < length && VOWELS.indexOf(name.charAt(i + 2)) < 0) {
                append(key, 'i');
                i++;
            } else if (c == 'x') {
                append(key, 'k');
                append(key, 's');
            } else {
                append(key, sound(c));
            }
        }
        int last = key.length() - 1;
        return last >= SHORTEST && key.charAt(last) == 'h' ? key.substring(0, last) : key.toString();
    }

    /// The ay of Layla and the ei of Leila, before a consonant.
    private static boolean glides(char c, char next) {
        return (c == 'a' || c == 'e') && (next == 'i' || next == 'y');
    }

    private static void append(StringBuilder key, char sound) {
        if (sound != ' ' && (key.isEmpty() || key.charAt(key.length() - 1) != sound)) {
            key.append(sound);
        }
    }

    /// The letter that stands for the sound of this one in a key.
    public static char sound(char c) {
        return switch (c) {
            case 'c', 'q' -> 'k';
            case 'w' -> 'v';
            case 'e', 'y', 'j' -> 'i';
            case 'o' -> 'u';
            case 'z' -> 's';
            default -> c;
        };
    }
}
