package org.kith.access.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.kith.access.accounts.SignIn;
import org.kith.access.web.Viewers;
import org.kith.site.Answer;
import org.kith.site.Redirect;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in and out.
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SignInController {

    private final SignIn signIn;
    private final Viewers viewers;
    private final Sessions sessions;
    private final RequestCache asked;

    SignInController(SignIn signIn, Viewers viewers, Sessions sessions, RequestCache asked) {
        this.signIn = signIn;
        this.viewers = viewers;
        this.sessions = sessions;
        this.asked = asked;
    }

    @GetMapping("/sign-in")
    Answer form() {
        return viewers.current().isPresent() ? new Redirect("/my-day") : SignInPage.empty();
    }

    @PostMapping("/sign-in")
    Answer signIn(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (username.isBlank() || password.isEmpty()) {
            return SignInPage.incomplete(username);
        }
        return switch (signIn.attempt(username, password, Viewers.address(request))) {
            case SignIn.SignedIn session -> enter(session, request, response);
            case SignIn.Wrong() -> SignInPage.wrong(username);
            case SignIn.TooMany() -> SignInPage.tooMany(username);
        };
    }

    @PostMapping("/sign-out")
    Answer signOut(HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return new Redirect("/sign-in");
    }

    private Redirect enter(SignIn.SignedIn session, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(session, request, response);
        var wanted = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        return new Redirect(wanted == null ? "/my-day" : pathOf(wanted.getRedirectUrl()));
    }

    /// The path alone, so that a forged host in the first request leads nowhere.
    private static String pathOf(String url) {
        var path = URI.create(url).getRawPath();
        return path.startsWith("/") && !path.startsWith("//") && !path.equals("/") ? path : "/my-day";
    }
}
