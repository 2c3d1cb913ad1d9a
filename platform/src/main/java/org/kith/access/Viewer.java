package org.kith.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.site.Visitor;

/// Whoever looks: every method that returns people takes one. Controllers get theirs by naming it as a parameter.
///
/// @param scope what the account is for, in words: "Weymouth and Portland", "Budmouth Academy"
/// @param holders as what the viewer holds grants: `user:<uuid>`, `worker:<email in lower case>`, `zone:<code>`,
/// `setting:<code>`
/// @param lastLookedAt when the viewer last looked at *my day* before this sign-in; null the first time
public record Viewer(
        UserId id,
        String name,
        Role role,
        String scope,
        List<String> holders,
        @Nullable Instant lastLookedAt) implements Visitor {

    private static final UserId MACHINE = new UserId(new UUID(0, 0));

    public Viewer {
        holders = List.copyOf(holders);
    }

    /// Whoever runs a command on the machine itself.
    public static Viewer operator() {
        return new Viewer(
                MACHINE,
                System.getProperty("user.name", "operator") + " at the command line",
                Role.OPERATOR,
                "this machine",
                List.of(),
                null);
    }

    /// The school, nursery or hub that the viewer works for.
    public Optional<String> settingCode() {
        return held("setting:");
    }

    /// As case systems know somebody who works with families, in lower case.
    public Optional<String> workerEmail() {
        return held("worker:");
    }

    public Optional<String> zoneCode() {
        return held("zone:");
    }

    @Override
    public String standing() {
        return scope.isEmpty() ? role.title() : role.title() + ", " + scope;
    }

    @Override
    public boolean isAtWork() {
        return role != Role.PARENT;
    }

    private Optional<String> held(String prefix) {
        return holders.stream()
                .filter(holder -> holder.startsWith(prefix))
                .map(holder -> holder.substring(prefix.length()))
                .findFirst();
    }
}
