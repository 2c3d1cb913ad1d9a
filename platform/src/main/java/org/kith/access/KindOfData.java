package org.kith.access;

import org.kith.site.words.Words;

/// What a fact is about, as far as the rules tell kinds apart; each kind of fact and each source
/// maps to one.
public enum KindOfData {
    /// Names, date of birth and age, zone.
    IDENTITY("names and ages"),
    /// Addresses, homes and telephone numbers of somebody who is not shielded.
    WHEREABOUTS("addresses"),
    /// The same of somebody who is shielded, and where a child in care is placed.
    SHIELDED("where somebody shielded is"),
    /// Who is whose parent, partner or carer.
    RELATIONSHIPS("relationships"),
    /// Whether somebody is already helping: the lead's name, agency and contact.
    WHO_HELPS("who is helping"),
    /// What the viewer's own school recorded; for anyone who is no school's, what any school did.
    EDUCATION("education"),
    /// What another school recorded.
    EDUCATION_ELSEWHERE("education at another school"),
    EARLY_HELP("early help"),
    SOCIAL_CARE("social care"),
    HEALTH("health"),
    POLICE("police"),
    /// Notices to a school about domestic abuse the night before (Operation Encompass).
    ENCOMPASS("notices of domestic abuse to a school"),
    YOUTH_JUSTICE("youth justice"),
    HOUSING("housing"),
    BENEFITS("benefits and work"),
    /// Adults' treatment for substance use or mental health.
    ADULT_TREATMENT("adults’ treatment"),
    /// What a worker released to a parent or young person.
    RELEASED("what was released to you"),
    /// A working list as such: who is on it and why; each need on it must be allowed besides.
    WORKING_LIST("working lists"),
    /// What people who know somebody answer to a need that was found; the need must be shown to
    /// them besides.
    ANSWERS("what people answered to a need"),
    /// What somebody said is wrong in a source's word, and what became of it.
    CORRECTIONS("corrections"),
    /// What was decided about sharing what is held about a person, and why.
    SHARING("decisions to share"),
    /// What people complained of, and what came of it.
    COMPLAINTS("complaints"),
    /// Who is shielded since a stay in a refuge, once no source tells of one; never where they are.
    SHIELDS("shields of refuges"),
    /// Who looked at a person.
    READINGS("who looked"),
    /// The whole record of readings.
    AUDIT("the record of readings"),
    /// Who may sign in, as what, and to how many people they stand.
    ACCOUNTS("accounts"),
    /// Pairs of records that may be one person.
    PAIRS("doubtful pairs"),
    /// What moved sharply from one run of linking to the next, and what people said of it.
    ALARMS("alarms"),
    /// Which file and line a fact came from, and how many rows of the file were read: no example of any.
    FILES("files and lines"),
    /// What was read from a partner's file, with examples of its rows.
    RECEIPTS("receipts"),
    /// Which sources there are, what each is for, and how old they are.
    SOURCES("sources"),
    /// What the partnership set out to do, and what measures it.
    STRATEGY("the strategy"),
    /// Numbers in which nobody can be told apart.
    FIGURES("figures"),
    /// Which records are one person, by their ids in the sources.
    CLUSTERS("which records are one person"),
    /// Which needs were found of whom, by ids.
    NEEDS("which needs were found");

    private final String words;

    KindOfData(String words) {
        this.words = words;
    }

    /// As a page says it: "Not shown to your role: police, housing."
    public String words() {
        return words;
    }

    /// As rules write it: `early-help`.
    public String word() {
        return Words.of(this);
    }

    /// The kind that a file of facts or a source's declaration names by its word.
    ///
    /// @throws IllegalArgumentException when there is no such kind
    public static KindOfData of(String word) {
        return Words.named(KindOfData.class, word);
    }
}
