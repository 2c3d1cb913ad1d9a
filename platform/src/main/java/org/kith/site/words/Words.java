package org.kith.site.words;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Words on their way into a sentence, and those by which choices go outside the program.
public final class Words {

    private Words() {}

    /// With a capital at the beginning: "Whole county".
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// As addresses, forms, tables and files write a choice: `in-part` for `IN_PART`.
    public static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The choice that is written so.
    ///
    /// @throws IllegalArgumentException when there is none
    public static <E extends Enum<E>> E named(Class<E> of, String word) {
        return Enum.valueOf(of, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// The choice that is written just so, if there is one: for what comes from outside.
    public static <E extends Enum<E>> Optional<E> find(Class<E> of, String word) {
        return Stream.of(of.getEnumConstants())
                .filter(choice -> of(choice).equals(word))
                .findFirst();
    }

    /// As a sentence goes on with them: "whole county".
    public static String lower(String words) {
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
