package org.kith.access.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kith.access.Viewer;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.KnownAccount;
import org.kith.access.accounts.SignIn;
import org.kith.access.web.Viewers;
import org.kith.site.Answer;
import org.kith.site.Page;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What somebody may do with their own account: look at it, and take another password.
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OwnAccountController {

    private final Accounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;

    OwnAccountController(Accounts accounts, SignIn signIn, Sessions sessions) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping("/my-day/account")
    Page account(Viewer viewer) {
        return OwnAccountPage.of(own(viewer));
    }

    @PostMapping("/my-day/account")
    Answer change(
            Viewer viewer,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = own(viewer);
        if (wanted.length() < SignIn.SHORTEST_PASSWORD || wanted.length() > SignIn.LONGEST_PASSWORD) {
            return OwnAccountPage.mistaken(
                    known,
                    new Mistake(
                            "wanted",
                            "Enter a new password of %d to %d characters"
                                    .formatted(SignIn.SHORTEST_PASSWORD, SignIn.LONGEST_PASSWORD)));
        }
        if (!wanted.equals(again)) {
            return OwnAccountPage.mistaken(known, new Mistake("again", "Enter the new password twice the same"));
        }
        if (wanted.equals(current)) {
            return OwnAccountPage.mistaken(
                    known, new Mistake("wanted", "Enter another password than the one you have"));
        }
        var session = Viewers.session().orElseThrow(NotHere::new);
        return switch (signIn.change(session, current, wanted, Viewers.address(request))) {
            case SignIn.SignedIn changed -> {
                sessions.begin(changed, request, response);
                yield new Redirect("/my-day/account");
            }
            case SignIn.Wrong() ->
                OwnAccountPage.mistaken(
                        known, new Mistake("current", "This is not the password you have. Nothing was changed"));
            case SignIn.TooMany() -> OwnAccountPage.tooMany(known);
        };
    }

    private KnownAccount own(Viewer viewer) {
        return accounts.known(viewer.id()).orElseThrow(NotHere::new);
    }
}
