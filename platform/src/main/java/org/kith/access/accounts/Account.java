package org.kith.access.accounts;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.access.UserId;
import org.kith.access.Viewer;

/// Somebody who may sign in, and what they are here for.
///
/// @param scope in words, for the masthead: "Weymouth and Portland"
/// @param zoneCode the zone whose grants the account holds
/// @param settingCode the school or other setting whose grants the account holds
/// @param personId a parent's or young person's own
/// @param workerEmail as agencies send it with involvements (their name, where an agency sends no email); the account
///     holds what is granted to that worker
public record Account(
        UserId id,
        String username,
        String name,
        Role role,
        String scope,
        @Nullable String zoneCode,
        @Nullable String settingCode,
        @Nullable UUID personId,
        @Nullable String workerEmail) {

    public Account {
        username = username.toLowerCase(Locale.ROOT);
        workerEmail = workerEmail == null ? null : workerEmail.toLowerCase(Locale.ROOT);
        if (role == Role.OPERATOR) {
            throw new IllegalArgumentException("nobody signs in as the operator");
        }
    }

    /// `helen.marsh` of Helen Marsh, and without accents, which not every keyboard has: `zoe.o.brien` of Zoë O'Brien.
    public static String usernameOf(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", ".")
                .replaceAll("^\\.|\\.$", "");
    }

    Viewer viewer(@Nullable Instant lastLookedAt) {
        var holders = new ArrayList<String>();
        holders.add("user:" + id);
        if (workerEmail != null) {
            holders.add("worker:" + workerEmail);
        }
        if (zoneCode != null) {
            holders.add("zone:" + zoneCode);
        }
        if (settingCode != null) {
            holders.add("setting:" + settingCode);
        }
        return new Viewer(id, name, role, scope, holders, lastLookedAt);
    }
}
