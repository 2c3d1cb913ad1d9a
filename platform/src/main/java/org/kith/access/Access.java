package org.kith.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.kith.site.errors.NotHere;
import org.springframework.stereotype.Component;

/// The one place where it is decided who may do what with whose data.
@Component
public class Access {

    private final RulesInForce rules;
    private final Grants grants;

    Access(RulesInForce rules, Grants grants) {
        this.rules = rules;
        this.grants = grants;
    }

    /// Decides about one person.
    public Decision decide(Viewer viewer, Act act, KindOfData kind, UUID personId) {
        return ties(viewer, personId).decide(act, kind);
    }

    /// Decides about what is nobody's in particular: receipts, figures, the record of readings.
    public Decision decide(Viewer viewer, Act act, KindOfData kind) {
        return rules.now().decide(viewer.role(), EnumSet.of(Relation.NONE), kind, act);
    }

    public boolean allows(Viewer viewer, Act act, KindOfData kind, UUID personId) {
        return decide(viewer, act, kind, personId).allowed();
    }

    public boolean allows(Viewer viewer, Act act, KindOfData kind) {
        return decide(viewer, act, kind).allowed();
    }

    /// Shows whoever may not do it the page of what is not here.
    public void require(Viewer viewer, Act act, KindOfData kind) {
        if (!allows(viewer, act, kind)) {
            throw new NotHere();
        }
    }

    /// What is said to somebody of the role where nobody of the role may go; may be empty.
    public String refusal(Role role) {
        return rules.now().otherwise(role);
    }

    /// In which relations to a person somebody of the role is shown this kind of their data, on a page or in a
    /// list; the closest first.
    public List<Relation> relations(Role role, KindOfData kind) {
        var now = rules.now();
        return Arrays.stream(Relation.values())
                .filter(relation -> now.show(role, relation, kind))
                .toList();
    }

    public Ties ties(Viewer viewer, UUID personId) {
        return new Ties(
                rules.now(),
                viewer.role(),
                grants.relations(viewer, List.of(personId)).getOrDefault(personId, Set.of(Relation.NONE)));
    }

    /// The ties to each of these people, by one query; every id is a key.
    public Map<UUID, Ties> ties(Viewer viewer, Collection<UUID> personIds) {
        var relations = grants.relations(viewer, personIds);
        var ties = HashMap.<UUID, Ties>newHashMap(personIds.size());
        var now = rules.now();
        for (var personId : personIds) {
            ties.put(personId, new Ties(now, viewer.role(), relations.getOrDefault(personId, Set.of(Relation.NONE))));
        }
        return ties;
    }

    /// Whom a list may show: the same rules as [#decide], for a join.
    public Reach reach(Viewer viewer, Act act, KindOfData kind) {
        var now = rules.now();
        var allowing = Arrays.stream(Relation.values())
                .filter(relation -> now.decide(viewer.role(), EnumSet.of(relation), kind, act)
                        .allowed())
                .toList();
        return new Reach(allowing.contains(Relation.NONE), viewer.holders(), allowing);
    }

    /// Of a person's id, whether a list may show them.
    public Predicate<UUID> within(Reach reach) {
        if (reach.everybody()) {
            return _ -> true;
        }
        var granted = grants.granted(reach.granted());
        var passing = grants.now(reach.passing());
        return person -> granted.contains(person) || passing.contains(person);
    }

    /// What lists may show of whom, kind by kind: the same rules as [#decide], for a join.
    public Sight sight(Viewer viewer, Act act) {
        var now = rules.now();
        var allowed = new EnumMap<Relation, Set<KindOfData>>(Relation.class);
        for (var relation : Relation.values()) {
            var kinds = EnumSet.noneOf(KindOfData.class);
            for (var kind : KindOfData.values()) {
                if (relation != Relation.NONE
                        && now.decide(viewer.role(), EnumSet.of(relation), kind, act)
                                .allowed()) {
                    kinds.add(kind);
                }
            }
            if (!kinds.isEmpty()) {
                allowed.put(relation, kinds);
            }
        }
        return new Sight(viewer.holders(), allowed);
    }
}
