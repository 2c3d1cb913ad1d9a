package org.kith.access;

import java.util.List;

/// Whom a list may show to a viewer, as two parameters of its SQL.
///
/// ```sql
/// where exists (
///   select from access.standing s
///   where s.person_id = p.person_id
///     and s.holder = any(:holders)
///     and s.relation = any(:relations))
/// ```
public final class Reach {

    private final boolean everybody;
    private final List<String> holders;
    private final List<Relation> relations;

    Reach(boolean everybody, List<String> holders, List<Relation> relations) {
        this.everybody = everybody;
        this.holders = List.copyOf(holders);
        this.relations = List.copyOf(relations);
    }

    /// The role may meet anyone here; the condition is not needed.
    public boolean everybody() {
        return everybody;
    }

    /// No list of this kind shows anybody to this viewer.
    public boolean nobody() {
        return !everybody && (relations.isEmpty() || holders.isEmpty());
    }

    /// Standing in this relation suffices.
    public boolean by(Relation relation) {
        return relations.contains(relation);
    }

    public String[] holders() {
        return holders.toArray(String[]::new);
    }

    public String[] relations() {
        return relations.stream().map(Relation::word).toArray(String[]::new);
    }
}
