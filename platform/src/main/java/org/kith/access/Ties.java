package org.kith.access;

import java.util.EnumSet;
import java.util.Set;

/// How one viewer stands to one person now, for a page that has many kinds of data to decide on.
public final class Ties {

    private final Rules rules;
    private final Role role;
    private final Set<Relation> relations;

    Ties(Rules rules, Role role, Set<Relation> relations) {
        this.rules = rules;
        this.role = role;
        this.relations = EnumSet.copyOf(relations);
        this.relations.add(Relation.NONE);
    }

    /// Allowed when any of the relations allows it; a refusal speaks of the closest.
    public Decision decide(Act act, KindOfData kind) {
        return rules.decide(role, relations, kind, act);
    }

    public boolean allow(Act act, KindOfData kind) {
        return decide(act, kind).allowed();
    }

    /// The closest first; never empty.
    public Set<Relation> relations() {
        return EnumSet.copyOf(relations);
    }

    public Relation closest() {
        return relations.iterator().next();
    }
}
