package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.needs.Choice;
import org.kith.needs.Listed;
import org.kith.needs.WorkingList;

/// The slow and obvious working list: every need in memory, each choice gone through one by one.
///
/// @param needs all that the viewer may see
record ListInMemory(long foundByFirst, LocalDate since, List<Listed> needs, Set<UUID> helped) {

    boolean fits(Choice choice, Listed need) {
        return fitsAtAnyPlace(choice, need)
                && fits(choice.pyramid(), need.place().pyramid())
                && fits(choice.school(), need.place().school())
                && switch (choice.help()) {
                    case ANY -> true;
                    case NOBODY -> !helped.contains(need.unit().id());
                    case SOMEBODY -> helped.contains(need.unit().id());
                };
    }

    private boolean fitsAtAnyPlace(Choice choice, Listed need) {
        return (choice.needs().isEmpty() || choice.needs().contains(need.rule()))
                && fits(choice.zone(), need.place().zone())
                && switch (choice.change()) {
                    case STANDS -> need.stands();
                    case NEW -> isNew(need);
                    case ENDED -> !need.stands();
                    case UNCONFIRMED -> need.stands() && need.course().unconfirmedSince() != null;
                };
    }

    boolean isNew(Listed need) {
        var course = need.course();
        return need.stands()
                && (course.since().isAfter(since) || (course.foundOn().isAfter(since) && need.found() > foundByFirst));
    }

    private static boolean fits(String asked, @Nullable String place) {
        return asked.isEmpty() || asked.equals(code(place));
    }

    private static String code(@Nullable String place) {
        return place == null ? Choice.NO_PLACE : place;
    }

    /// The rows in their order: units, each with its needs.
    Map<UUID, List<Long>> rows(Choice choice) {
        var fitting = new LinkedHashMap<UUID, List<Listed>>();
        needs.stream()
                .filter(need -> fits(choice, need))
                .forEach(need -> fitting.computeIfAbsent(need.unit().id(), _ -> new ArrayList<>())
                        .add(need));
        Comparator<List<Listed>> byName = Comparator.comparing(
                        (List<Listed> row) -> row.getFirst().unit().name().toLowerCase(Locale.UK))
                .thenComparing(row -> row.getFirst().unit().id().toString());
        var order = switch (choice.order()) {
            case NEWEST ->
                Comparator.comparing(ListInMemory::newest, Comparator.reverseOrder())
                        .thenComparing(byName);
            case PLACE -> Comparator.comparing(ListInMemory::place).thenComparing(byName);
            case SURNAME -> byName;
        };
        var rows = new LinkedHashMap<UUID, List<Long>>();
        fitting.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .forEach(entry -> rows.put(
                        entry.getKey(),
                        needs.stream()
                                .filter(need -> need.unit().id().equals(entry.getKey()))
                                .sorted(Comparator.comparing((Listed need) -> !need.stands())
                                        .thenComparing(need -> need.course().since(), Comparator.reverseOrder())
                                        .thenComparing(Listed::title)
                                        .thenComparingLong(Listed::found))
                                .map(Listed::found)
                                .toList()));
        return rows;
    }

    private static LocalDate newest(List<Listed> row) {
        return row.stream()
                .map(need -> need.course().endedOn() == null
                        ? need.course().since()
                        : need.course().endedOn())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String place(List<Listed> row) {
        return row.stream()
                .map(need -> (need.place().pyramid() == null
                                ? "~"
                                : need.place().pyramid()) + "/"
                        + (need.place().school() == null ? "~" : need.place().school()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    List<WorkingList.Tally> byPyramid(Choice choice) {
        return tallies(
                needs.stream().filter(need -> fitsAtAnyPlace(choice, need)).toList(),
                need -> code(need.place().pyramid()));
    }

    List<WorkingList.Tally> bySchool(Choice choice) {
        return tallies(
                needs.stream()
                        .filter(need -> fitsAtAnyPlace(choice, need)
                                && fits(choice.pyramid(), need.place().pyramid()))
                        .toList(),
                need -> code(need.place().school()));
    }

    List<WorkingList.Tally> byNeed(Choice choice) {
        return tallies(
                needs.stream()
                        .filter(Listed::stands)
                        .filter(need -> fits(choice.zone(), need.place().zone()))
                        .filter(need -> fits(choice.pyramid(), need.place().pyramid()))
                        .filter(need -> fits(choice.school(), need.place().school()))
                        .toList(),
                Listed::rule);
    }

    List<WorkingList.Tally> whole(Choice choice) {
        return tallies(
                needs.stream().filter(need -> fitsAtAnyPlace(choice, need)).toList(), _ -> "");
    }

    List<WorkingList.Tally> tallies(List<Listed> of, Function<Listed, String> by) {
        var children = new TreeMap<String, Set<UUID>>();
        var units = new TreeMap<String, Set<UUID>>();
        for (var need : of) {
            children.computeIfAbsent(by.apply(need), _ -> new HashSet<>()).add(need.person());
            units.computeIfAbsent(by.apply(need), _ -> new HashSet<>())
                    .add(need.unit().id());
        }
        return units.entrySet().stream()
                .map(each -> new WorkingList.Tally(
                        each.getKey(),
                        children.getOrDefault(each.getKey(), Set.of()).size(),
                        each.getValue().size(),
                        (int) each.getValue().stream().filter(helped::contains).count()))
                .toList();
    }

    /// By pyramid, those not known last; then all together.
    List<WorkingList.Change> changes() {
        var pyramids = new ArrayList<>(codes(need -> need.place().pyramid()));
        pyramids.sort(Comparator.comparing((String code) -> code.equals(Choice.NO_PLACE))
                .thenComparing(Comparator.naturalOrder()));
        pyramids.add("");
        return pyramids.stream()
                .map(pyramid -> new WorkingList.Change(
                        pyramid,
                        units(pyramid, this::isNew),
                        units(pyramid, need -> !need.stands()),
                        units(pyramid, Listed::stands),
                        units(
                                pyramid,
                                need -> need.stands()
                                        && helped.contains(need.unit().id())),
                        units(pyramid, need -> need.stands() && need.course().unconfirmedSince() != null)))
                .toList();
    }

    private int units(String pyramid, Predicate<Listed> are) {
        return (int) needs.stream()
                .filter(are.and(need -> fits(pyramid, need.place().pyramid())))
                .map(need -> need.unit().id())
                .distinct()
                .count();
    }

    Set<String> codes(Function<Listed, @Nullable String> by) {
        var codes = new HashSet<String>();
        needs.forEach(need -> codes.add(code(by.apply(need))));
        return codes;
    }
}
