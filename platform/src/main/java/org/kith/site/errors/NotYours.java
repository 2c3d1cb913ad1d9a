package org.kith.site.errors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Somebody came to where nobody of their role may go.
///
/// @param why as a sentence, which tells of the role alone; empty where nothing is said of it
public record NotYours(String why) {

    private static final String NAME = NotYours.class.getName();

    /// Says so of a request that is about to be refused, so that the page of the refusal can.
    public void at(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    static Optional<NotYours> of(HttpServletRequest request) {
        return Optional.ofNullable((NotYours) request.getAttribute(NAME));
    }
}
