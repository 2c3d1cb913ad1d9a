package org.kith.strategy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every version of something that the partnership agreed on, and which was in force when.
public final class Editions<T> {

    private final List<T> all;
    private final Function<T, Edition> edition;

    Editions(List<T> all, Function<T, Edition> edition) {
        this.all = all.stream()
                .sorted(Comparator.comparing(each -> edition.apply(each).from()))
                .toList();
        this.edition = edition;
    }

    /// The oldest first.
    public List<T> all() {
        return all;
    }

    public Optional<T> inForce(LocalDate day) {
        return all.stream()
                .filter(each -> stands(each, day))
                .reduce((_, later) -> later)
                .filter(each -> !ended(edition.apply(each), day));
    }

    /// The one in force on a day; the newest where none is, as when all begin later.
    public Optional<T> standing(LocalDate day) {
        return inForce(day).or(this::newest);
    }

    public Optional<T> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Those in force on any day of a span; no last day means for good.
    List<T> during(LocalDate from, @Nullable LocalDate until) {
        return all.stream()
                .filter(each -> until == null || stands(each, until))
                .filter(each -> stillStands(each, from))
                .toList();
    }

    private boolean stillStands(T each, LocalDate day) {
        var last = lastDay(each);
        return last == null || !last.isBefore(day);
    }

    private boolean stands(T each, LocalDate day) {
        return !edition.apply(each).from().isAfter(day);
    }

    private static boolean ended(Edition edition, LocalDate day) {
        var until = edition.until();
        return until != null && until.isBefore(day);
    }

    /// The last day on which this one was in force; null while that is not known.
    public @Nullable LocalDate lastDay(T each) {
        int at = all.indexOf(each);
        var said = edition.apply(each).until();
        if (at + 1 == all.size()) {
            return said;
        }
        var before = edition.apply(all.get(at + 1)).from().minusDays(1);
        return said == null || before.isBefore(said) ? before : said;
    }
}
