package org.kith.access.accounts.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Role;
import org.kith.access.accounts.KnownAccount;
import org.kith.site.Page;
import org.kith.site.Part;
import org.kith.site.forms.Option;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// Every account, by name, and what was done with accounts lately.
record AccountsPage(Part<KnownAccount> accounts, @Nullable Role role, Part<KnownAccount.Change> changes)
        implements Page {

    static List<Option> roles() {
        var options = new ArrayList<>(List.of(new Option("", "Every role")));
        Role.ofPeople().forEach(role -> options.add(new Option(role.word(), Words.capital(role.title()))));
        return options;
    }

    static String when(@Nullable Instant at) {
        return at == null ? "never" : Dates.moment(at);
    }

    /// "leads the help: 3 people; takes part in the help: 12 people", or that there are none.
    static String people(KnownAccount account) {
        return account.grants().isEmpty()
                ? "none"
                : account.grants().stream()
                        .map(grant -> grant.relation().words() + ": " + Counts.of(grant.people(), "person", "people"))
                        .collect(Collectors.joining("; "));
    }

    static String did(KnownAccount.Change change) {
        return switch (change.word()) {
            case "open" -> "opened";
            case "password" -> "gave another password to";
            case "close" -> "closed";
            case "suspend" -> "suspended";
            case "keep-name" -> "kept from parents the name of";
            case "tell-name" -> "no longer kept from parents the name of";
            default -> "restored";
        };
    }

    String path() {
        return "/accounts?" + (role == null ? "" : "role=" + role.word() + "&") + "page=";
    }
}
