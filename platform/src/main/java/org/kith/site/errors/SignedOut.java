package org.kith.site.errors;

/// A form came from somebody who is signed in no more.
public final class SignedOut {

    /// Of a refusal, so that its page can say so.
    public static final String WHY = "signed out";

    private SignedOut() {}
}
