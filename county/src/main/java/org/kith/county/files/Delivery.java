package org.kith.county.files;

import org.jspecify.annotations.Nullable;

/// One file that reaches the council. Of the truth nothing is delivered: its files have no kind.
public record Delivery(
        int index,
        String source,
        String layout,
        String file,
        int received,
        Kind kind,
        int from,
        int until,
        String opening,
        String closing,
        Style style,
        @Nullable Delivery again) {

    public enum Kind {
        SNAPSHOT("snapshot"),
        YEAR_TO_DATE("year-to-date"),
        CHANGES("changes"),
        CORRECTIONS("corrections"),
        NONE("");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Delivery opened(String otherwise) {
        return new Delivery(index, source, layout, file, received, kind, from, until, otherwise, closing, style, again);
    }

    public String path() {
        return source + "/" + file;
    }
}
