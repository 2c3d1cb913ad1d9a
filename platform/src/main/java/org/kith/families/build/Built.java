package org.kith.families.build;

/// What a [FamilyBuild] made, and how many rows it had to change for it.
///
/// @param lookedAt how many people were worked out for it
/// @param digest of all that was made, in canonical order, with people named by their records
public record Built(
        int people,
        int children,
        int families,
        int homes,
        int relationships,
        int helpers,
        int lookedAt,
        long changed,
        String digest) {

    /// The same, when nothing had come since: nobody was looked at, and nothing was changed.
    Built again() {
        return new Built(people, children, families, homes, relationships, helpers, 0, 0, digest);
    }
}
