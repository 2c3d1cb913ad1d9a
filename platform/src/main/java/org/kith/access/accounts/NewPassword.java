package org.kith.access.accounts;

import java.security.SecureRandom;

/// A password that is told to its holder once: three groups of four, 59 bits.
final class NewPassword {

    // Without the letters and digits that are taken for each other when read from a screen.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private NewPassword() {}

    /// `pebb-k7mw-3hfa`
    static String drawn() {
        var password = new StringBuilder();
        for (int place = 0; place < 12; place++) {
            if (place > 0 && place % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
