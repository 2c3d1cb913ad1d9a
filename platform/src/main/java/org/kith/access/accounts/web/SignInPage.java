package org.kith.access.accounts.web;

import java.util.List;
import org.kith.site.Page;
import org.kith.site.forms.Mistake;

/// The form for signing in. Its words are the same whether or not there is such an account.
record SignInPage(int httpStatus, String username, List<Mistake> mistakes) implements Page {

    SignInPage {
        mistakes = List.copyOf(mistakes);
    }

    static SignInPage empty() {
        return new SignInPage(200, "", List.of());
    }

    static SignInPage incomplete(String username) {
        return wrong(422, username, "Enter your username and your password.");
    }

    static SignInPage wrong(String username) {
        return wrong(422, username, "The username or the password is not right. You are not signed in.");
    }

    static SignInPage tooMany(String username) {
        return wrong(
                429,
                username,
                "There were too many tries. Wait 15 minutes, then try again; the password was not looked at this time.");
    }

    private static SignInPage wrong(int status, String username, String words) {
        return new SignInPage(status, username, List.of(new Mistake("username", words)));
    }
}
