package org.kith.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Signing in, slowed where somebody guesses. What it answers, and how long it takes, does not say
/// whether there is such an account.
@Component
public class SignIn {

    /// Longer ones are refused unread: hashing them would be work for nothing.
    private static final int LONGEST_PASSWORD = 200;

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

    public record SignedIn(UserId id) implements Outcome {}

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
        if (password.length() > LONGEST_PASSWORD || !passwords.matches(password, hash) || credentials.isEmpty()) {
            return new Wrong();
        }
        return signedIn(credentials.get(), password, attempt);
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

    private SignedIn signedIn(Accounts.Credentials credentials, String password, Optional<Long> attempt) {
        attempt.ifPresent(attempts::succeeded);
        if (passwords.upgradeEncoding(credentials.passwordHash())) {
            accounts.rehash(credentials.id(), password);
        }
        accounts.signedIn(credentials.id());
        return new SignedIn(credentials.id());
    }
}
