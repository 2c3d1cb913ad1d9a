package org.kith.matching.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.matching.answers.NamedPairs;
import org.kith.site.Page;
import org.kith.site.forms.Mistake;

/// The form in which an analyst names two people who are one.
///
/// @param two both of them, once it may be sent; null before
/// @param otherwise whether it was sent, and others stand for the two now than were shown
record NamedPairPage(Form form, NamedPairs.@Nullable Two two, boolean otherwise) implements Page {

    /// How it was filled in.
    record Form(String one, String other, String why, List<Mistake> mistakes) {

        Form {
            mistakes = List.copyOf(mistakes);
        }
    }

    @Override
    public int httpStatus() {
        return form.mistakes().isEmpty() ? 200 : 422;
    }
}
