package org.kith.families;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kith.linkage.comparison.Soundex;

/// Names as people write them, and as a search compares them.
public final class Names {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private Names() {}

    /// "O'BRIEN-SMITH" as "O'Brien-Smith"; a name that has small letters already is left as it is.
    public static String readable(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT)) || name.length() < 2) {
            return name;
        }
        var readable = new StringBuilder(name.length());
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            readable.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = !Character.isLetterOrDigit(c);
        }
        return readable.toString();
    }

    /// What two spellings of one name have alike: "Núñez-Hall" and "NUNEZ HALL" are one.
    public static String letters(String name) {
        return NO_LETTERS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /// The parts of a name in small letters without accents: "Zoë O'Brien-Smith" as zoe, obrien, smith.
    public static List<String> parts(String name) {
        var parts = new ArrayList<String>(2);
        var part = new StringBuilder();
        var plain = isAscii(name)
                ? name
                : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                part.append(Character.toLowerCase(c));
            } else if (c != '\'' && c != '’' && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        return parts;
    }

    /// How a part of a name sounds, its first letter too: Cian and Kian, Philip and Filip are one sound.
    public static String sound(String part) {
        // After a vowel the first letter is coded by its sound like the others, and not kept as it is written
        return Soundex.code("a" + part.replace("ph", "f"));
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
