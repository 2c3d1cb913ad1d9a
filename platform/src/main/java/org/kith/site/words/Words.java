package org.kith.site.words;

/// Words on their way into a sentence.
public final class Words {

    private Words() {}

    /// With a capital at the beginning: "Whole county".
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// As a sentence goes on with them: "whole county".
    public static String lower(String words) {
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
