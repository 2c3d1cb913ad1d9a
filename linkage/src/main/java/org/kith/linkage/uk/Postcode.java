package org.kith.linkage.uk;

import java.util.Locale;
import java.util.regex.Pattern;

/// A postcode without its space, in small letters, with 0 and O (and 1 and I) where the pattern wants them.
public final class Postcode {

    private static final Pattern UK = Pattern.compile("[a-z]{1,2}[0-9][a-hjkmnp-z0-9]?[0-9][a-z]{2}");
    private static final int INWARD = 3;

    private Postcode() {}

    /// Standard form; what is no UK postcode keeps its letters and digits, since other countries have codes
    /// too. Empty when nothing is left.
    public static String standard(String written) {
        String code = Text.lettersAndDigits(written).toLowerCase(Locale.ROOT);
        if (code.isEmpty() || Text.meansUnknown(code) || Text.oneCharacterOnly(code)) {
            return "";
        }
        if (code.length() < 5 || code.length() > 7 || UK.matcher(code).matches()) {
            return code;
        }
        int inward = code.length() - INWARD;
        StringBuilder mended = new StringBuilder(code);
        mended.setCharAt(inward, digit(code.charAt(inward)));
        mended.setCharAt(inward + 1, letter(code.charAt(inward + 1)));
        mended.setCharAt(inward + 2, letter(code.charAt(inward + 2)));
        mended.setCharAt(0, letter(code.charAt(0)));
        boolean oneLetter = Character.isDigit(code.charAt(1));
        mended.setCharAt(1, oneLetter || inward == 2 ? digit(code.charAt(1)) : letter(code.charAt(1)));
        // A letter may end the first part, but neither I nor O nor L does.
        for (int i = 2; i < inward; i++) {
            char c = code.charAt(i);
            boolean number = c == 'o' || c == 'i' || c == 'l' || (i == 2 && !oneLetter);
            mended.setCharAt(i, number ? digit(c) : c);
        }
        String candidate = mended.toString();
        return UK.matcher(candidate).matches() ? candidate : code;
    }

    /// The part before the last three characters ("dt1" of "dt11aa"); of other codes, all but the last two.
    public static String district(String standard) {
        if (UK.matcher(standard).matches()) {
            return standard.substring(0, standard.length() - INWARD);
        }
        return standard.length() > 2 ? standard.substring(0, standard.length() - 2) : standard;
    }

    /// All but the last two characters of a UK postcode ("dt11" of "dt11aa"); of other codes, all but the last.
    public static String sector(String standard) {
        if (UK.matcher(standard).matches()) {
            return standard.substring(0, standard.length() - 2);
        }
        return standard.length() > 1 ? standard.substring(0, standard.length() - 1) : standard;
    }

    private static char letter(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1' -> 'i';
            case '5' -> 's';
            default -> c;
        };
    }

    private static char digit(char c) {
        return switch (c) {
            case 'o' -> '0';
            case 'i', 'l' -> '1';
            case 's' -> '5';
            default -> c;
        };
    }
}
