package org.kith.linkage.uk;

import java.util.Locale;

/// The unique pupil number: a check letter, then twelve characters of which the last may be a letter
/// (temporary) (DfE, UPN guide).
public final class Upn {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final int LENGTH = 13;

    private Upn() {}

    /// Its thirteen characters in capitals without spaces; empty when it is not that long.
    public static String standard(String written) {
        String upn = Text.lettersAndDigits(written).toUpperCase(Locale.ROOT);
        return upn.length() == LENGTH && !Text.oneCharacterOnly(upn.substring(1)) ? upn : "";
    }

    /// Whether it carries the right check letter.
    public static boolean valid(String upn) {
        if (upn.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < LENGTH; i++) {
            char character = upn.charAt(i);
            int value = character >= '0' && character <= '9' ? character - '0' : -1;
            if (value < 0 && i == LENGTH - 1) {
                value = LETTERS.indexOf(character);
            }
            if (value < 0) {
                return false;
            }
            sum += value * (i + 1);
        }
        return upn.charAt(0) == LETTERS.charAt(sum % LETTERS.length());
    }

    /// Whether it is one that a school gives until the pupil's own is known: its last character is a letter.
    public static boolean temporary(String upn) {
        return upn.length() == LENGTH && Character.isLetter(upn.charAt(LENGTH - 1));
    }

    /// Whether a pupil keeps it: it is valid, and not temporary. A temporary one is meant to be replaced, so that it
    /// conflicts with no other.
    public static boolean lasting(String upn) {
        return valid(upn) && !temporary(upn);
    }
}
