package org.kith.families.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.families.Person;
import org.kith.families.facts.Care;
import org.kith.families.facts.Event;
import org.kith.families.facts.Told;
import org.kith.families.facts.UsesFacts;
import org.kith.matching.PersonId;
import org.kith.site.Page;
import org.kith.site.words.Dates;

/// Facts, newest first, each with where it comes from.
///
/// @param people on whose own pages older facts stand
record TimelineBody(List<Line> lines, List<Whose> people) implements Page {

    TimelineBody {
        lines = List.copyOf(lines);
        people = List.copyOf(people);
    }

    TimelineBody usedBy(Map<Long, List<UsesFacts.Use>> uses) {
        return new TimelineBody(Line.usedBy(lines, uses), people);
    }

    /// Somebody of whom a line tells, and the way to their page.
    record Whose(String name, String href) {

        static Whose of(Person person) {
            return new Whose(person.called(), "/people/" + person.id());
        }
    }

    /// @param facts their numbers
    /// @param whose of whom it tells; nobody on a person's own page
    /// @param uses what the same page says that rests on it
    record Line(
            List<Long> facts,
            LocalDate on,
            String when,
            List<Whose> whose,
            String words,
            List<From> from,
            @Nullable String withdrawn,
            List<UsedBy> uses) {

        Line {
            facts = List.copyOf(facts);
            whose = List.copyOf(whose);
            from = List.copyOf(from);
            uses = List.copyOf(uses);
        }

        /// What one file says of several on one day in the same words is one line.
        static List<Line> together(List<Line> lines) {
            return List.copyOf(lines.stream()
                    .collect(Collectors.toMap(
                            line -> List.of(
                                    line.on,
                                    line.words,
                                    line.from.stream().map(From::words).toList(),
                                    String.valueOf(line.withdrawn)),
                            Function.identity(),
                            Line::and,
                            LinkedHashMap::new))
                    .values());
        }

        private Line and(Line other) {
            return new Line(
                    both(facts, other.facts),
                    on,
                    when,
                    both(whose, other.whose),
                    words,
                    IntStream.range(0, from.size())
                            .mapToObj(at -> new From(
                                    from.get(at).words(),
                                    both(
                                            from.get(at).places(),
                                            other.from.get(at).places())))
                            .toList(),
                    withdrawn,
                    both(uses, other.uses));
        }

        private static <T> List<T> both(List<T> some, List<T> others) {
            return Stream.concat(some.stream(), others.stream()).distinct().toList();
        }

        /// Under a heading that names the year, its day alone.
        Line inItsYear() {
            return new Line(facts, on, Dates.brief(on, on), whose, words, from, withdrawn, uses);
        }

        static List<Line> usedBy(List<Line> lines, Map<Long, List<UsesFacts.Use>> uses) {
            return lines.stream().map(line -> line.usedBy(uses)).toList();
        }

        private Line usedBy(Map<Long, List<UsesFacts.Use>> by) {
            var uses = facts.stream()
                    .flatMap(fact -> by.getOrDefault(fact, List.of()).stream())
                    .toList();
            return uses.isEmpty() ? this : new Line(facts, on, when, whose, words, from, withdrawn, UsedBy.of(uses));
        }

        /// What several sources say of one event is one line that names them all.
        static List<Line> of(
                List<Told> told, Function<PersonId, Optional<Person>> whose, boolean receipts, LocalDate today) {
            return Event.once(told, Line::event).stream()
                    .map(each -> of(each, whose.apply(each.getFirst().person()), receipts, today))
                    .toList();
        }

        static Line of(Care.InCare placed, Person child, boolean receipts, LocalDate today) {
            return new Line(
                    List.of(placed.fact()),
                    placed.since(),
                    Dates.brief(placed.since(), today),
                    List.of(Whose.of(child)),
                    placed.words(),
                    List.of(From.of(placed.said(), receipts, today)),
                    null,
                    List.of());
        }

        private static Event event(Told told) {
            return new Event(
                    told.person(),
                    told.fact(),
                    told.on(),
                    told.said().title(),
                    told.words(),
                    told.withdrawnOn() == null);
        }

        private static Line of(List<Told> event, Optional<Person> person, boolean receipts, LocalDate today) {
            var told = event.getFirst();
            return new Line(
                    event.stream().flatMap(each -> each.facts().stream()).toList(),
                    told.on(),
                    Dates.brief(told.on(), today),
                    person.map(Whose::of).stream().toList(),
                    told.words(),
                    event.stream()
                            .map(each -> From.of(each, receipts, today)
                                    .saying(each.words().equals(told.words()) ? "" : each.words()))
                            .toList(),
                    told.withdrawnOn() == null
                            ? null
                            : told.said().title() + ", withdrawn " + Dates.brief(told.withdrawnOn(), today),
                    List.of());
        }
    }
}
