package org.kith.partners.standing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a record is kept from those who need not know.
public enum Shield {
    /// Its source says that the address may not be told.
    CONFIDENTIAL_ADDRESS("confidential-address"),
    /// Lives, or has lived, where people flee to: nobody else may learn where that is.
    REFUGE("refuge"),
    /// A placement of a child in care: shielded from the start.
    PLACEMENT("placement"),
    /// Ends in adoption: sealed for ever.
    ADOPTION("adoption");

    private static final Pattern WORDS_OF_REFUGE =
            Pattern.compile("\\brefuge\\b|safe ?house|confidential", Pattern.CASE_INSENSITIVE);

    final String word;

    Shield(String word) {
        this.word = word;
    }

    /// Whether a kind of accommodation, as sources write it, is one whose address nobody may learn.
    public static boolean isRefuge(@Nullable String accommodation) {
        return accommodation != null && WORDS_OF_REFUGE.matcher(accommodation).find();
    }

    static Shield named(String word) {
        for (var shield : values()) {
            if (shield.word.equals(word)) {
                return shield;
            }
        }
        return CONFIDENTIAL_ADDRESS;
    }
}
