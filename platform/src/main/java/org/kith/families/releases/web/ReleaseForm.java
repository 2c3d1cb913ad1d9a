package org.kith.families.releases.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.families.releases.ParentRelease;
import org.kith.families.releases.ParentReleaseOpening.Draft;
import org.kith.families.releases.ReleasedLine;
import org.kith.families.releases.Topic;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;

/// What a worker chose to release, as it was typed.
///
/// @param topics their words
/// @param until a date as `2027-02-26`
record ReleaseForm(Set<String> topics, String reason, String until) {

    private static final int SHORTEST = 10;

    ReleaseForm {
        topics = Set.copyOf(topics);
        reason = reason.strip();
        until = until.strip();
    }

    static ReleaseForm of(Map<String, List<String>> sent) {
        return new ReleaseForm(
                Set.copyOf(sent.getOrDefault("topic", List.of())), said(sent, "reason"), said(sent, "until"));
    }

    /// What a field of the form holds; empty where it was not sent.
    static String said(Map<String, List<String>> sent, String field) {
        return sent.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    /// What stands is ticked; the day is the usual one.
    static ReleaseForm anew(Draft draft, LocalDate today) {
        var before = draft.before();
        return new ReleaseForm(
                before == null || !before.stands()
                        ? Set.of()
                        : before.topics().stream().map(Topic::word).collect(Collectors.toSet()),
                "",
                today.plusMonths(ParentRelease.MONTHS).toString());
    }

    boolean ticks(Topic topic) {
        return topics.contains(topic.word());
    }

    /// Topics of the draft that were ticked; whatever else was sent is nothing.
    Set<Topic> chosen(Draft draft) {
        return draft.lines().stream()
                .map(ReleasedLine::topic)
                .filter(this::ticks)
                .collect(Collectors.toSet());
    }

    /// What must be put right, if anything.
    ///
    /// @param shown the fingerprint of what the worker had before them
    List<Mistake> mistakes(Draft draft, String shown, LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        if (!shown.equals(draft.fingerprint())) {
            mistakes.add(new Mistake(
                    "topic", "What is on record has changed since you opened this page. Read it again, then send it"));
        } else if (chosen(draft).isEmpty()) {
            mistakes.add(new Mistake("topic", "Tick what may be seen"));
        }
        if (reason.length() < SHORTEST) {
            mistakes.add(new Mistake("reason", "Say in a sentence why it is right to show this"));
        }
        Mistake.tooLong("reason", reason).ifPresent(mistakes::add);
        var last = today.plusMonths(ParentRelease.MOST_MONTHS);
        if (day().filter(day -> !day.isBefore(today) && !day.isAfter(last)).isEmpty()) {
            mistakes.add(new Mistake("until", "Enter a day from today to a year from now, such as " + last));
        }
        return mistakes;
    }

    Optional<LocalDate> day() {
        return Dates.typed(until);
    }
}
