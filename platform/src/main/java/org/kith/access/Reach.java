package org.kith.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /// Of those reached, the ones by dated grants: who they are changes with what is written, and at midnight.
    public Reach granted() {
        return new Reach(
                false, holders, relations.stream().filter(Relation::isGranted).toList());
    }

    /// Of those reached, the ones for a short while: who they are changes from minute to minute.
    public Reach passing() {
        return new Reach(
                false,
                holders,
                relations.stream().filter(relation -> !relation.isGranted()).toList());
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

    /// Whether it reaches the same people.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reach reach
                && everybody == reach.everybody
                && holders.equals(reach.holders)
                && relations.equals(reach.relations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(everybody, holders, relations);
    }
}
