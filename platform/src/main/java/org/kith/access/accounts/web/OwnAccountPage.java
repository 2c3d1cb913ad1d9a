package org.kith.access.accounts.web;

import java.util.List;
import org.kith.access.accounts.KnownAccount;
import org.kith.access.accounts.SignIn;
import org.kith.site.Page;
import org.kith.site.forms.Mistake;

/// The viewer's own account, and a form for another password.
record OwnAccountPage(int httpStatus, KnownAccount known, List<Mistake> mistakes) implements Page {

    OwnAccountPage {
        mistakes = List.copyOf(mistakes);
    }

    static OwnAccountPage of(KnownAccount known) {
        return new OwnAccountPage(200, known, List.of());
    }

    /// Nothing was changed: the form once more, with what to put right.
    static OwnAccountPage mistaken(KnownAccount known, Mistake mistake) {
        return new OwnAccountPage(422, known, List.of(mistake));
    }

    static OwnAccountPage tooMany(KnownAccount known) {
        return new OwnAccountPage(
                429,
                known,
                List.of(
                        new Mistake(
                                "current",
                                "There were too many tries. Wait 15 minutes, then try again; nothing was looked at this time")));
    }

    static String hint() {
        return "At least " + SignIn.SHORTEST_PASSWORD
                + " characters: three or four words that nobody would put together are easy to keep in mind.";
    }
}
