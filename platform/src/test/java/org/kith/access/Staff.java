package org.kith.access;

import java.util.List;
import java.util.UUID;
import org.kith.access.accounts.Account;
import org.kith.access.accounts.Accounts;
import org.kith.access.accounts.SignIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// The people who look, in tests: one account of each role, opened as they are asked for.
public final class Staff {

    public static final String PASSWORD = "pebble harbour thrift";

    private final Accounts accounts;

    public Staff(Accounts accounts) {
        this.accounts = accounts;
    }

    /// A new account of this role: a zone manager of `zone`, a lead of the school `school`, a practitioner with the
    /// worker's email `worker@example.org`.
    public Viewer of(Role role) {
        return of(role, "zone", "school", "worker@example.org");
    }

    public Viewer of(Role role, String zone, String setting, String email) {
        var account = accounts.open(
                new Account(
                        new UserId(UUID.randomUUID()),
                        role.word() + "." + UUID.randomUUID(),
                        "A " + role.title(),
                        role,
                        "",
                        role == Role.ZONE_MANAGER ? zone : null,
                        role == Role.SCHOOL_LEAD ? setting : null,
                        null,
                        role == Role.PRACTITIONER ? email : null),
                PASSWORD);
        return accounts.find(session(account.id())).orElseThrow();
    }

    /// As signed in with the account's first password.
    public static SignIn.SignedIn session(UserId id) {
        return new SignIn.SignedIn(id, 1);
    }

    /// Makes a request as the viewer's, as if they had signed in.
    public static RequestPostProcessor as(Viewer viewer) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(session(viewer.id()), null, List.of()));
    }
}
