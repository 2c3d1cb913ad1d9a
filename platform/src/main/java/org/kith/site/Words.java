package org.kith.site;

/// Words on their way into a sentence.
public final class Words {

    private Words() {}

    /// With a capital at the beginning: "Whole county".
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
