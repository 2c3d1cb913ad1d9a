package org.kith.access.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.access.Relation;
import org.kith.access.UserId;

/// An account as whoever answers for accounts sees it: never a password, and of the people whom it may see a number
/// only.
///
/// @param signedInAt the last time; null before the first
/// @param passwordSince when it was given the password that it has; null where that is its first
/// @param suspended it is signed out and cannot sign in
/// @param discreet its name is kept from parents and young people
/// @param grants how many people it stands to, by relation, the closest relation first
public record KnownAccount(
        Account account,
        @Nullable Instant signedInAt,
        @Nullable Instant passwordSince,
        boolean suspended,
        boolean discreet,
        List<Granted> grants) {

    public KnownAccount {
        grants = List.copyOf(grants);
    }

    /// So many people stand in this relation to the account today.
    public record Granted(Relation relation, int people) {}

    /// Somebody's word on an account.
    ///
    /// @param stands the account is not closed
    /// @param word `open`, `password`, `close`, `suspend` or `restore`
    public record Change(
            UserId account, String of, boolean stands, String word, String why, String byName, Instant at) {}
}
