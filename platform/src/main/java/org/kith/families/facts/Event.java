package org.kith.families.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a source tells of something that happened to somebody, so that a page says once what several sources tell.
///
/// @param whose null where all that is told is of one person
/// @param stands its source has not taken it back
public record Event(@Nullable Object whose, String kind, LocalDate on, String source, String words, boolean stands) {

    /// Nobody is suspended twice on one day, even where sources differ about how long or why.
    private static final Set<String> ONCE_A_DAY = Set.of("suspension", "exclusion");

    /// Brings together what is one event by different sources, in the order of the first of each.
    public static <T> List<List<T>> once(List<T> told, Function<T, Event> as) {
        var events = new ArrayList<List<T>>();
        for (var one : told) {
            var event = as.apply(one);
            sameAs(event, events, as, true)
                    .or(() -> sameAs(event, events, as, false))
                    .ifPresentOrElse(same -> same.add(one), () -> events.add(new ArrayList<>(List.of(one))));
        }
        return events;
    }

    private static <T> Optional<List<T>> sameAs(
            Event event, List<List<T>> events, Function<T, Event> as, boolean inTheSameWords) {
        return events.stream()
                .filter(others -> event.isOneWith(as.apply(others.getFirst()), inTheSameWords))
                .filter(others -> others.stream()
                        .noneMatch(other -> as.apply(other).source.equals(event.source)))
                .findFirst();
    }

    private boolean isOneWith(Event other, boolean inTheSameWords) {
        return stands
                && other.stands
                && kind.equals(other.kind)
                && on.equals(other.on)
                && Objects.equals(whose, other.whose)
                && (inTheSameWords ? words.equals(other.words) : ONCE_A_DAY.contains(kind));
    }
}
