package org.kith.partners;

/// Why a record is kept from those who need not know.
enum Shield {
    /// Its source says that the address may not be told.
    CONFIDENTIAL_ADDRESS("confidential-address"),
    /// A placement of a child in care: shielded from the start.
    PLACEMENT("placement"),
    /// Ends in adoption: sealed for ever.
    ADOPTION("adoption");

    final String word;

    Shield(String word) {
        this.word = word;
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
