package org.kith.linkage.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
    private static final List<String[]> LINES = new ArrayList<>();
    private static final Map<String, Set<Integer>> SYLLABLES = read();

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
                    && !oneSyllable(wordsOfA[i], wordsOfB[i])) {
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

    private static boolean oneSyllable(String a, String b) {
        Set<Integer> linesOfA = SYLLABLES.get(a);
        Set<Integer> linesOfB = linesOfA == null ? null : SYLLABLES.get(b);
        return linesOfA != null && linesOfB != null && linesOfA.stream().anyMatch(linesOfB::contains);
    }

    /// Whether one syllable is a slip away from a romanisation of the other, both with the same initial: "xui" and
    /// "hsiu", of which one is written "xiu".
    public static boolean nearly(String a, String b) {
        return slipOfASpelling(a, b) || slipOfASpelling(b, a);
    }

    private static boolean slipOfASpelling(String name, String written) {
        Set<Integer> lines = SYLLABLES.get(name);
        if (lines == null) {
            return false;
        }
        for (int line : lines) {
            for (String spelling : LINES.get(line)) {
                if (spelling.length() >= SHORTEST_WITH_A_SLIP
                        && written.length() >= SHORTEST_WITH_A_SLIP
                        && spelling.charAt(0) == written.charAt(0)
                        && DamerauLevenshtein.atMostOne(spelling, written)) {
                    return true;
                }
            }
        }
        return false;
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

    private static char sound(char c) {
        return switch (c) {
            case 'c', 'q' -> 'k';
            case 'w' -> 'v';
            case 'e', 'y', 'j' -> 'i';
            case 'o' -> 'u';
            case 'z' -> 's';
            default -> c;
        };
    }

    private static Map<String, Set<Integer>> read() {
        Map<String, Set<Integer>> syllables = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Romanisation.class.getResourceAsStream("romanisations.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    number++;
                    String[] spellings = line.split(" ", -1);
                    LINES.add(spellings);
                    for (String spelling : spellings) {
                        syllables
                                .computeIfAbsent(spelling, one -> new HashSet<>())
                                .add(number);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return syllables;
    }
}
