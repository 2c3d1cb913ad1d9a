package org.kith.partners.layouts;

import java.util.List;
import java.util.Set;

/// A kind of fact, declared in `fact-kinds.yaml`. The id is kept for ever: facts are stored under it.
///
/// @param data the kind of data that decides who may see it, such as `social-care`
/// @param codes what its code can be, or empty when the code is free or belongs to the source
public record FactKind(short id, String name, String title, String data, String meaning, List<FactCode> codes) {

    private static final Set<String> EVENTS = Set.of(
            "attendance",
            "suspension",
            "exclusion",
            "ehc-request",
            "ehc-assessment",
            "contact",
            "referral",
            "assessment",
            "section-47",
            "care-review",
            "missing",
            "adoption",
            "possession-notice",
            "homelessness",
            "health-birth",
            "health-review",
            "hub-visit",
            "domestic-abuse",
            "domestic-abuse-notice",
            "offence",
            "death",
            "young-parent",
            "early-help-review",
            "early-learning",
            "rent-arrears",
            "same-person");

    private static final Set<String> OF_EACH_FILE = Set.of("rent-arrears");

    public FactKind {
        codes = List.copyOf(codes);
    }

    /// The kind of data that stands apart from all other: its records are matched with nothing
    /// and describe nobody.
    static final String APART = "encompass";

    /// Whether it stands apart: no rule may speak of it.
    public boolean standsApart() {
        return data.equals(APART);
    }

    /// Whether it happened once: all else lasts, until its source says that it ended or says it no more.
    public boolean isEvent() {
        return EVENTS.contains(name);
    }

    /// Whether it tells how things were on the day of each file: what a file of another day tells stands beside it.
    public boolean isOfEachFile() {
        return OF_EACH_FILE.contains(name);
    }

    /// One code of a kind and what it says in plain words.
    public record FactCode(String code, String meaning) {}
}
