package org.kith.site.forms;

import org.jspecify.annotations.Nullable;

/// One of several answers in a form.
///
/// @param hint what it does, under its words
public record Option(String value, String words, @Nullable String hint) {

    public Option(String value, String words) {
        this(value, words, null);
    }
}
