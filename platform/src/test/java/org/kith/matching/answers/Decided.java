package org.kith.matching.answers;

import java.util.List;
import java.util.Optional;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.springframework.context.ApplicationContext;

/// Decides of any two records at once, with nobody asked, for tests of what a run makes of it.
public final class Decided {

    private static final String WHY = "a test";
    private static final String BY_NAME = "somebody";

    private final Decisions decisions;

    public Decided(ApplicationContext context) {
        decisions = context.getBean(Decisions.class);
    }

    public void one(int change, int record, int other, Viewer viewer) {
        decisions.join(change, record, other);
        decisions.add(record, other, Judgement.ONE, WHY, viewer.id(), BY_NAME, change);
    }

    /// Two people: the record leaves whom it stands with.
    ///
    /// @param person whom the record leaves, unless nothing else stands with it
    public void two(int change, int record, int other, Optional<PersonId> person, Viewer viewer) {
        person.filter(of -> decisions.records(of).size() > 1)
                .ifPresent(of -> decisions.part(change, of, List.of(record)));
        decisions.add(record, other, Judgement.TWO, WHY, viewer.id(), BY_NAME, change);
    }

    public void undo(int made, int change, Viewer viewer) {
        decisions.undo(made, change, WHY, viewer);
    }
}
