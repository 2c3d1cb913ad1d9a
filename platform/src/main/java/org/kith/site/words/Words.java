package org.kith.site.words;

/// Words on their way into a sentence.
public final class Words {

    private Words() {}

    /// With a capital at the beginning: "Whole county".
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
