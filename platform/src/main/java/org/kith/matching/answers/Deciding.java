package org.kith.matching.answers;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Viewer;
import org.kith.matching.PersonId;
import org.kith.matching.records.Changes;
import org.kith.site.errors.NotHere;
import org.kith.site.words.Counts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes people's word on who is who. What is decided holds at once and in every later run, and can be undone exactly.
@Component
public class Deciding {

    private final Opinions opinions;
    private final NamedPairs namedPairs;
    private final Decisions decisions;
    private final DescribedRecords describedRecords;
    private final Changes changes;
    private final Access access;

    Deciding(
            Opinions opinions,
            NamedPairs namedPairs,
            Decisions decisions,
            DescribedRecords describedRecords,
            Changes changes,
            Access access) {
        this.opinions = opinions;
        this.namedPairs = namedPairs;
        this.decisions = decisions;
        this.describedRecords = describedRecords;
        this.changes = changes;
        this.access = access;
    }

    /// What became of an answer.
    public enum Answered {
        /// Another person is to answer.
        KEPT,
        /// Two people have said the same.
        DECIDED
    }

    /// Takes one person's word on a doubtful pair, which alone moves nothing. Once two people have said
    /// the same it is decided. One person: the two are joined now, with all that stands with them. Two
    /// people: they are never put together again. Asked: they stay apart, and with people. That they are one
    /// is refused where it would put together whom a decision or an adoption parts.
    ///
    /// The same said again by the same person is taken once.
    ///
    /// @param shown what the viewer saw that the records say, as [marked][Pair#content]
    /// @return empty, and nothing is kept, where they say something else now
    @Transactional
    public Optional<Answered> answer(UUID pair, Judgement judgement, String why, String shown, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        changes.holdRuns();
        decisions.oneAtATime();
        var two = opinions.hold(pair).orElseThrow(NotHere::new);
        var own = opinions.of(two, viewer);
        var decided = decisions.standing(two.one(), two.other());
        boolean again = own.filter(
                        said -> said.answer() == judgement && said.why().equals(why))
                .isPresent();
        if (decided.isPresent()) {
            if (again && decided.equals(own.map(Opinions.Opinion::closedBy))) {
                return Optional.of(Answered.DECIDED);
            }
            throw new DecisionChanged();
        }
        if (own.isPresent() && own.get().closedBy() == null) {
            if (again) {
                return Optional.of(Answered.KEPT);
            }
            throw new AnsweredAlready();
        }
        if (!two.content().equals(shown)) {
            return Optional.empty();
        }
        if (judgement == Judgement.ONE) {
            decisions.parting(two.one(), two.other()).ifPresent(parting -> {
                throw parting.decision() == null ? new DecisionChanged() : new PartedByDecision(parting.decision());
            });
        }
        opinions.add(two, judgement, why, viewer);
        var agreeing = opinions.saying(two, judgement);
        if (agreeing.size() < 2) {
            return Optional.of(Answered.KEPT);
        }
        var names = Counts.list(agreeing.stream().map(Opinions.Opinion::byName).toList());
        var whys = agreeing.stream()
                .map(opinion -> opinion.why().replaceAll("\\.+$", ""))
                .distinct()
                .collect(Collectors.joining("; "));
        int change = changes.begin("decision", viewer.id().value(), names, whys, null, null);
        if (judgement == Judgement.ONE) {
            decisions.join(change, two.one(), two.other());
        }
        decisions.add(two.one(), two.other(), judgement, whys, viewer.id(), names, change);
        opinions.close(change);
        return Optional.of(Answered.DECIDED);
    }

    /// Has people asked about two who the viewer knows are one. That is the viewer's answer: one more, by somebody who
    /// does not see it, joins them.
    ///
    /// @param shown which records the viewer saw, as [marked][NamedPairs.Two#shown]
    /// @return the pair; empty, and nothing is kept, where others stand for the two now
    @Transactional
    public Optional<UUID> name(PersonId one, PersonId other, String why, String shown, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        changes.holdRuns();
        decisions.oneAtATime();
        var two = namedPairs.look(one, other, viewer).orElseThrow(NotHere::new);
        if (!two.shown().equals(shown)) {
            return Optional.empty();
        }
        var pair = namedPairs.ask(two, viewer);
        var content = opinions.hold(pair).orElseThrow(NotHere::new).content();
        answer(pair, Judgement.ONE, why, content, viewer);
        return Optional.of(pair);
    }

    /// Parts records from the person they stand with: they become a person of their own, and are never
    /// put together again with those that stay. What people have said of doubtful pairs among them stays
    /// open and untold: nobody answers again because they were parted meanwhile.
    ///
    /// @param together all records of which it was shown that they stand for the person; refused where
    /// these are others now. Whose files were taken back, and who was sealed, are none of them, though a
    /// run has yet to take them from the person
    /// @return the number of the first decision made for it
    @Transactional
    public int part(
            PersonId person, Collection<Integer> together, Collection<Integer> records, String why, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        changes.holdRuns();
        decisions.oneAtATime();
        var staying = describedRecords.described(decisions.records(person)).keySet();
        if (!staying.equals(Set.copyOf(together))
                || !staying.containsAll(records)
                || !staying.removeAll(records)
                || staying.isEmpty()) {
            throw new DecisionChanged();
        }
        int change = changes.begin("decision", viewer.id().value(), viewer.name(), why, null, null);
        decisions.part(change, person, records);
        int first = 0;
        for (int gone : records) {
            for (int stays : staying) {
                int made = decisions.add(gone, stays, Judgement.TWO, why, viewer.id(), viewer.name(), change);
                first = first == 0 ? made : first;
            }
        }
        return first;
    }

    /// Undoes a decision: every record stands again where it stood, with the ids that it had, unless something
    /// moved them since or parts them now: then the next run finds where they belong. What people said to reach it
    /// stays closed: a pair that is in doubt again is asked afresh.
    ///
    /// @param shown what it was shown to do, as [marked][PastDecisions.Opened#undoing]
    /// @return whether it is undone: nothing is where it would do something else now
    @Transactional
    public boolean undo(int decision, String why, String shown, Viewer viewer) {
        access.require(viewer, Act.CHANGE, KindOfData.PAIRS);
        changes.holdRuns();
        decisions.oneAtATime();
        int undone = decisions.changeOf(decision).orElseThrow(DecisionChanged::new);
        if (!decisions.undoing(undone).mark().equals(shown)) {
            return false;
        }
        int change = changes.begin("undo", viewer.id().value(), viewer.name(), why, undone, null);
        decisions.undo(undone, change, why, viewer);
        return true;
    }
}
