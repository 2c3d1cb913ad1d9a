package org.kith.linkage.comparison;

/// The sound of a name in a letter and three digits (Russell and Odell, as the US National Archives use it).
public final class Soundex {

    //                                    ABCDEFGHIJKLMNOPQRSTUVWXYZ
    private static final String DIGITS = "01230120022455012623010202";
    private static final int LENGTH = 4;

    private Soundex() {}

    /// The sound of one small letter as a digit, 0 for a vowel; any other sign is its own.
    private static char sound(char letter) {
        return letter < 'a' || letter > 'z' ? letter : DIGITS.charAt(letter - 'a');
    }

    /// The code of a name in small letters, such as "r163" for "robert"; empty when it has no letter.
    public static String code(String name) {
        StringBuilder code = new StringBuilder(LENGTH);
        char last = '0';
        for (int i = 0; i < name.length() && code.length() < LENGTH; i++) {
            char letter = name.charAt(i);
            if (letter < 'a' || letter > 'z') {
                continue;
            }
            char digit = sound(letter);
            if (code.isEmpty()) {
                code.append(letter);
                last = digit;
            } else if (letter != 'h' && letter != 'w') {
                // h and w do not part two letters of one sound; a vowel does.
                if (digit != '0' && digit != last) {
                    code.append(digit);
                }
                last = digit;
            }
        }
        while (!code.isEmpty() && code.length() < LENGTH) {
            code.append('0');
        }
        return code.toString();
    }
}
