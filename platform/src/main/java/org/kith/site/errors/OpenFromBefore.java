package org.kith.site.errors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// A form came from a page that stood open while its sender signed in again or changed their password.
///
/// @param page where the form is to be had anew
public record OpenFromBefore(String page) {

    private static final String NAME = OpenFromBefore.class.getName();

    /// Says so of a request that is about to be refused, so that the page of the refusal can.
    public void at(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    static Optional<OpenFromBefore> of(HttpServletRequest request) {
        return Optional.ofNullable((OpenFromBefore) request.getAttribute(NAME));
    }
}
