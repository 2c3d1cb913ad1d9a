package org.kith.access.accounts;

import org.jspecify.annotations.Nullable;
import org.kith.access.UserId;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Signing in, slowed where somebody guesses. What it answers, and how long it takes, does not say
/// whether there is such an account.
@Component
public class SignIn {

    /// Longer ones are refused unread: hashing them would be work for nothing.
    public static final int LONGEST_PASSWORD = 200;

    /// What NIST's SP 800-63B-4 asks of a password that stands alone, in characters; it asks for no kinds of them.
    public static final int SHORTEST_PASSWORD = 15;

    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final PasswordEncoder passwords;
    private volatile @Nullable String nobodysHash;

    SignIn(Accounts accounts, SignInAttempts attempts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
    }

    /// What came of a try.
    public sealed interface Outcome {}

    /// A session: of which account, and with which of the passwords that it has had (from 1).
    public record SignedIn(UserId id, int password) implements Outcome {}

    public record Wrong() implements Outcome {}

    /// Too many wrong tries with this name or from this address; the password was not looked at.
    public record TooMany() implements Outcome {}

    public Outcome attempt(String username, String password, String address) {
        var name = Accounts.canonical(username);
        var attempt = attempts.begin(name, address);
        if (attempt.isEmpty()) {
            return new TooMany();
        }
        var credentials = accounts.credentials(name);
        var hash = credentials.map(Accounts.Credentials::passwordHash).orElseGet(this::nobodysHash);
        if (!isRight(password, hash) || credentials.isEmpty()) {
            return new Wrong();
        }
        attempts.succeeded(attempt.get());
        return signedIn(credentials.get(), password);
    }

    /// Gives whoever is signed in the password that they wish for, where they know the one they have: tries count as
    /// those to sign in do, so that a screen left open is no way to guess it.
    ///
    /// @param wanted of [#SHORTEST_PASSWORD] to [#LONGEST_PASSWORD] characters
    /// @return the session as it goes on; every other of the account is over
    public Outcome change(SignedIn session, String current, String wanted, String address) {
        if (wanted.length() < SHORTEST_PASSWORD || wanted.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("a password of " + wanted.length() + " characters");
        }
        var credentials = accounts.credentials(session.id());
        if (credentials.isEmpty()) {
            return new Wrong();
        }
        var attempt = attempts.begin(credentials.get().username(), address);
        if (attempt.isEmpty()) {
            return new TooMany();
        }
        if (!isRight(current, credentials.get().passwordHash())) {
            return new Wrong();
        }
        attempts.succeeded(attempt.get());
        return new SignedIn(session.id(), accounts.replace(session.id(), wanted));
    }

    private boolean isRight(String password, String hash) {
        return password.length() <= LONGEST_PASSWORD && passwords.matches(password, hash);
    }

    /// What a password is held against where there is no such account, so that it takes as long; made when first
    /// needed.
    private String nobodysHash() {
        var made = nobodysHash;
        if (made == null) {
            made = String.valueOf(passwords.encode("nobody has this password"));
            nobodysHash = made;
        }
        return made;
    }

    private SignedIn signedIn(Accounts.Credentials credentials, String password) {
        var session = credentials.opens();
        if (passwords.upgradeEncoding(credentials.passwordHash())) {
            accounts.rehash(session.id(), password);
        }
        accounts.signedIn(session.id());
        return session;
    }
}
