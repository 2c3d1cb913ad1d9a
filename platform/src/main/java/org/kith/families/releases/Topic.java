package org.kith.families.releases;

import java.util.Optional;
import org.kith.site.words.Words;

/// What of a child a worker can choose to show to a parent. Each kind of fact is named here because it speaks of the
/// child alone: not of a home, of money, of contact with social care or the police, or of anybody else's life. What is
/// not named is never released.
public enum Topic {
    SCHOOL("School", true),
    ATTENDANCE("Days at school", false),
    SUSPENSIONS("Suspended from school", false),
    EXTRA_HELP("Extra help at school", true),
    HEALTH_CHECKS("Health visitor’s checks", true),
    EARLY_HELP("Early help", true),
    /// Told by whoever the sources say helps the child, not by facts of a kind.
    WHO_HELPS("Who is helping", true);

    private final String words;
    private final boolean whole;

    Topic(String words, boolean whole) {
        this.words = words;
        this.whole = whole;
    }

    /// As a parent reads it.
    public String words() {
        return words;
    }

    /// What a word in its lines means; empty where every word is a parent's own.
    public String meaning() {
        return this == ATTENDANCE ? "A session is half a school day." : "";
    }

    /// As tables and forms have it: `who-helps`.
    public String word() {
        return Words.of(this);
    }

    /// The topic to which a kind of fact belongs, as `fact-kinds.yaml` names it.
    static Optional<Topic> ofFact(String kind) {
        return switch (kind) {
            case "enrolment", "home-educated" -> Optional.of(SCHOOL);
            case "attendance" -> Optional.of(ATTENDANCE);
            case "suspension", "exclusion" -> Optional.of(SUSPENSIONS);
            case "sen-support", "ehc-request", "ehc-plan" -> Optional.of(EXTRA_HELP);
            case "health-review" -> Optional.of(HEALTH_CHECKS);
            case "early-help" -> Optional.of(EARLY_HELP);
            default -> Optional.empty();
        };
    }

    static Topic of(String word) {
        return Words.named(Topic.class, word);
    }

    /// Whether the whole of a life so far is told; of the others this school year and the last.
    boolean whole() {
        return whole;
    }
}
