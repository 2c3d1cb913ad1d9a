package org.kith.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.site.words.Words;

/// What somebody is here to do.
public enum Role {
    PRACTITIONER("practitioner"),
    SCHOOL_LEAD("designated safeguarding lead"),
    ZONE_MANAGER("zone manager"),
    BOARD_MEMBER("board member"),
    GOVERNANCE_OFFICER("information-governance officer"),
    ANALYST("analyst"),
    PARENT("parent"),
    /// Whoever runs a command on the machine itself; nobody signs in as that.
    OPERATOR("operator");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /// As people say it: "zone manager".
    public String title() {
        return title;
    }

    /// As rules and tables write it: `zone-manager`.
    public String word() {
        return Words.of(this);
    }

    /// Those whom somebody can sign in as.
    public static List<Role> ofPeople() {
        return Stream.of(values()).filter(role -> role != OPERATOR).toList();
    }

    /// The role of people with this word, if it is one.
    public static Optional<Role> ofPeople(String word) {
        return ofPeople().stream().filter(role -> role.word().equals(word)).findFirst();
    }

    public static Role of(String word) {
        return Words.named(Role.class, word);
    }
}
