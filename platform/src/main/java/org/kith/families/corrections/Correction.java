package org.kith.families.corrections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.matching.PersonId;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// That somebody says of a source's word that it is wrong, and what became of it since.
///
/// @param sender whose word it is; null while nobody knows
/// @param version how many steps stand; whoever saw fewer when they did theirs is told
/// @param steps the oldest first, with those that do not stand
public record Correction(
        UUID id, PersonId person, Asked asked, @Nullable Sender sender, State state, int version, List<Step> steps) {

    public Correction {
        steps = List.copyOf(steps);
    }

    /// What was asked, and by whom.
    ///
    /// @param twoPeople whether it is that two people are taken for one: analysts answer that
    public record Asked(UUID by, String name, Instant at, String what, String howKnown, boolean twoPeople) {

        public LocalDate on() {
            return Dates.on(at);
        }
    }

    /// A source by its name and by what people call it.
    public record Sender(String source, String title) {}

    /// A record whose word may be wrong.
    ///
    /// @param key the record's own in its source, by which its controller finds it; null where it
    /// would tell the place of somebody shielded
    public record Place(Sender sender, @Nullable String key) {}

    /// How it stands.
    public enum State {
        WAITING,
        SENT,
        ANSWERED,
        TAKEN_BACK;

        /// As tables and addresses have it: `taken-back`.
        public String word() {
            return Words.of(this);
        }

        static State of(String word) {
            return Words.named(State.class, word);
        }
    }

    /// What may be done with one.
    public enum Did {
        SENT,
        PUT_RIGHT,
        LEFT,
        TAKEN_BACK;

        String word() {
            return Words.of(this);
        }

        static Did of(String word) {
            return Words.named(Did.class, word);
        }
    }

    /// What somebody did with it.
    ///
    /// @param sender of a sent one: whose controller has it now, where it is known
    /// @param to of a sent one: to whom
    /// @param because of an answer that took another's place: why it is another
    /// @param stands false where something else had been done first
    public record Step(
            Did did,
            @Nullable Sender sender,
            @Nullable String to,
            LocalDate on,
            @Nullable String why,
            @Nullable String because,
            boolean stands,
            String by,
            Instant at) {}

    /// Whether an answer is still owed.
    public boolean open() {
        return state == State.WAITING || state == State.SENT;
    }

    /// The law gives one month for an answer.
    public LocalDate dueOn() {
        return asked.on().plusMonths(1);
    }

    public boolean overdue(LocalDate today) {
        return open() && today.isAfter(dueOn());
    }

    /// Since when it has been where it is, once it was sent.
    public Optional<Step> sent() {
        return standing(Did.SENT);
    }

    /// The answer that holds: the last.
    public Optional<Step> answer() {
        return answers().stream().reduce((_, newer) -> newer);
    }

    /// Answers in whose place another came since, the oldest first.
    public List<Step> answersBefore() {
        var answers = answers();
        return answers.subList(0, Math.max(0, answers.size() - 1));
    }

    private List<Step> answers() {
        return steps.stream()
                .filter(step -> step.stands() && (step.did() == Did.PUT_RIGHT || step.did() == Did.LEFT))
                .toList();
    }

    /// What closed it: the answer, or that it was taken back.
    public Optional<Step> closed() {
        return answer().or(this::takenBack);
    }

    public Optional<Step> takenBack() {
        return standing(Did.TAKEN_BACK);
    }

    private Optional<Step> standing(Did did) {
        return steps.stream().filter(step -> step.stands() && step.did() == did).reduce((_, newer) -> newer);
    }
}
