package org.kith.matching;

import java.util.Collection;
import java.util.List;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.site.NotHere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes people's word on who is who. It holds at once and in every later run; each word can be undone exactly.
@Component
public class Deciding {

    private final Decisions decisions;
    private final Changes changes;
    private final Access access;

    Deciding(Decisions decisions, Changes changes, Access access) {
        this.decisions = decisions;
        this.changes = changes;
        this.access = access;
    }

    /// Answers a doubtful pair. One person: the two are joined now, with all that stands with them. Two
    /// people: they are never put together again. Asked: they stay apart until more is known.
    ///
    /// @return the decision's number, by which it can be undone
    @Transactional
    public int answer(Pair pair, Judgement judgement, String why, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        int one = pair.one().record();
        int other = pair.other().record();
        if (decisions.sealed(List.of(one, other))) {
            throw new NotHere();
        }
        int change = changes.begin("decision", viewer.id().value(), viewer.name(), why, null, null);
        if (judgement == Judgement.ONE) {
            decisions.join(change, one, other);
        }
        return decisions.add(one, other, judgement, why, viewer, change);
    }

    /// Parts records from the person they stand with: they become a person of their own, and are never
    /// put together again with those that stay.
    ///
    /// @return the number of the first decision made for it
    @Transactional
    public int part(PersonId person, Collection<Integer> records, String why, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        var staying = decisions.records(person);
        if (!staying.removeAll(records) || staying.isEmpty()) {
            throw new DecisionChanged();
        }
        int change = changes.begin("decision", viewer.id().value(), viewer.name(), why, null, null);
        decisions.part(change, person, records);
        int first = 0;
        for (int gone : records) {
            for (int stays : staying) {
                int made = decisions.add(gone, stays, Judgement.TWO, why, viewer, change);
                first = first == 0 ? made : first;
            }
        }
        return first;
    }

    /// Undoes a decision: every record stands again where it stood, with the ids that it had.
    @Transactional
    public void undo(int decision, String why, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        int undone = decisions.changeOf(decision).orElseThrow(DecisionChanged::new);
        int change = changes.begin("undo", viewer.id().value(), viewer.name(), why, undone, null);
        decisions.undo(undone, change, why, viewer);
    }
}
