package org.kith.linkage.uk;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Letters and digits, whatever their accents and punctuation.
public final class Text {

    private static final Set<String> UNKNOWN = Set.of(
            "unknown",
            "nk",
            "notknown",
            "na",
            "none",
            "null",
            "nil",
            "notstated",
            "notgiven",
            "notrecorded",
            "tbc",
            "xxx",
            "xxxx",
            "noname",
            "notprovided",
            "nfa",
            "nofixedabode",
            "zz993vz",
            "zz993wz",
            "zz993cz",
            "missing",
            "refused",
            "nan",
            "no",
            "test",
            "anon",
            "anonymous");

    private Text() {}

    /// Small letters and digits in words parted by one space: accents fall away, apostrophes close up, all else
    /// parts words.
    public static String words(String written) {
        String folded = plain(written) ? written : fold(written);
        StringBuilder words = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                c = (char) (c + ('a' - 'A'));
            } else if (c > 127) {
                c = Character.toLowerCase(c);
            }
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c > 127 && Character.isLetterOrDigit(c))) {
                if (gap && !words.isEmpty()) {
                    words.append(' ');
                }
                gap = false;
                words.append(c);
            } else if (c != '\'' && c != '\u2019' && c != '`' && c != '\u2018' && c != '\u02bc') {
                gap = true;
            }
        }
        return words.toString();
    }

    /// The digits alone.
    public static String digits(String written) {
        StringBuilder digits = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /// Letters and digits alone, letters as they are.
    public static String lettersAndDigits(String written) {
        StringBuilder kept = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /// Whether this is a way to write that nothing is known; takes words in small letters.
    public static boolean meansUnknown(String words) {
        return words.isEmpty() || UNKNOWN.contains(words.replace(" ", ""));
    }

    static boolean oneCharacterOnly(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != text.charAt(0)) {
                return false;
            }
        }
        return text.length() > 1;
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                folded.append(inLatin(c));
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /// Letters that no accent mark explains, and the Cyrillic and Greek alphabets (BGN/PCGN and ELOT 743, without
    /// marks).
    private static String inLatin(char c) {
        return switch (Character.toLowerCase(c)) {
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ı' -> "i";
            case 'þ' -> "th";
            case 'ħ' -> "h";
            case 'а', 'α' -> "a";
            case 'б' -> "b";
            case 'в', 'β' -> "v";
            case 'г', 'ґ', 'γ' -> "g";
            case 'д', 'δ' -> "d";
            case 'е', 'э', 'є', 'ε' -> "e";
            case 'ж' -> "zh";
            case 'з', 'ζ' -> "z";
            case 'и', 'і', 'ι', 'η' -> "i";
            case 'й', 'ы' -> "y";
            case 'к', 'κ' -> "k";
            case 'л', 'λ' -> "l";
            case 'м', 'μ' -> "m";
            case 'н', 'ν' -> "n";
            case 'о', 'ο', 'ω' -> "o";
            case 'п', 'π' -> "p";
            case 'р', 'ρ' -> "r";
            case 'с', 'σ', 'ς' -> "s";
            case 'т', 'τ' -> "t";
            case 'у' -> "u";
            case 'υ' -> "y";
            case 'ф', 'φ' -> "f";
            case 'х' -> "kh";
            case 'χ' -> "ch";
            case 'ц' -> "ts";
            case 'ч' -> "ch";
            case 'ш' -> "sh";
            case 'щ' -> "shch";
            case 'ъ', 'ь' -> "";
            case 'ю' -> "yu";
            case 'я' -> "ya";
            case 'θ' -> "th";
            case 'ξ' -> "x";
            case 'ψ' -> "ps";
            default -> String.valueOf(c);
        };
    }
}
