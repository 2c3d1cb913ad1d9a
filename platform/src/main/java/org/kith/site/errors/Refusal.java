package org.kith.site.errors;

import java.util.List;

/// A rule that stopped an act, in words for the person who tried; capabilities name the rule that was broken
/// (`NotYourFamily`, `AgreementExpired`).
///
/// None of its words holds personal data: they may be read over a shoulder and are written to the log.
public abstract class Refusal extends RuntimeException {

    private final int status;
    private final String kept;
    private final String next;

    /// @param status 403 not allowed, 409 something changed meanwhile, 422 cannot be done as asked
    /// @param what what went wrong, as a heading: "This file was decided by someone else"
    /// @param kept what was kept: "Nothing was changed."
    /// @param next what to do now
    protected Refusal(int status, String what, String kept, String next) {
        super(what, null, false, false);
        this.status = status;
        this.kept = kept;
        this.next = next;
    }

    public final int status() {
        return status;
    }

    public final String what() {
        return String.valueOf(getMessage());
    }

    public final String kept() {
        return kept;
    }

    public final String next() {
        return next;
    }

    /// Where to go on; none unless the refusal knows.
    public List<Way> ways() {
        return List.of();
    }

    /// A link.
    public record Way(String href, String words) {}
}
