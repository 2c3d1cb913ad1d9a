package org.kith.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a viewer may see of the needs that were found, as one reading of the tables; every count
/// and every page of a working list comes from it.
///
/// @param asOf the day of the last run
/// @param firstRunOn the day of the first
/// @param since what changed is what changed after this day
/// @param helped units whom somebody is known to help, as far as the viewer may know it
public record WorkingList(LocalDate asOf, LocalDate firstRunOn, LocalDate since, List<Listed> needs, Set<UUID> helped) {

    public WorkingList {
        needs = List.copyOf(needs);
        helped = Set.copyOf(helped);
    }

    /// A row: a family, or somebody who belongs to none, with all the needs of theirs that the
    /// viewer may see.
    ///
    /// @param needs those that stand first, the newest first
    public record Row(Listed.Unit unit, List<Listed> needs) {}

    /// How many there are at a place.
    ///
    /// @param code the place, [Choice#NO_PLACE] where it is not known or not shown
    /// @param children whose needs they are; not all of them are children any more
    public record Tally(String code, int children, int units, int helped) {

        public int nobody() {
            return units - helped;
        }
    }

    public boolean isNew(Listed need) {
        return need.stands() && Choice.isNew(need.course(), since, firstRunOn);
    }

    /// How many rows fit.
    public int count(Choice choice) {
        return (int) needs.stream()
                .filter(need -> choice.fits(need, since, firstRunOn) && fits(choice.help(), need))
                .map(need -> need.unit().id())
                .distinct()
                .count();
    }

    /// The rows that fit, in the order asked for.
    public List<Row> rows(Choice choice) {
        var fitting = new LinkedHashMap<UUID, List<Listed>>();
        for (var need : needs) {
            if (choice.fits(need, since, firstRunOn) && fits(choice.help(), need)) {
                fitting.computeIfAbsent(need.unit().id(), _ -> new ArrayList<>())
                        .add(need);
            }
        }
        var all = new HashMap<UUID, List<Listed>>();
        for (var need : needs) {
            if (fitting.containsKey(need.unit().id())) {
                all.computeIfAbsent(need.unit().id(), _ -> new ArrayList<>()).add(need);
            }
        }
        return fitting.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order(choice.order())))
                .map(entry -> {
                    var mine = new ArrayList<>(all.getOrDefault(entry.getKey(), List.of()));
                    mine.sort(Comparator.comparing((Listed need) -> !need.stands())
                            .thenComparing(need -> need.course().since(), Comparator.reverseOrder())
                            .thenComparing(Listed::title)
                            .thenComparingLong(Listed::found));
                    return new Row(mine.getFirst().unit(), List.copyOf(mine));
                })
                .toList();
    }

    /// Counts by pyramid of what fits but for pyramid, school and help, in the order of the
    /// alphabet.
    public List<Tally> byPyramid(Choice choice) {
        return tallies(choice.anywhere(), need -> need.place().pyramid());
    }

    /// Counts by school of what fits but for school and help.
    public List<Tally> bySchool(Choice choice) {
        return tallies(choice.anySchool(), need -> need.place().school());
    }

    /// Counts by need of what stands, in the order of the alphabet; the code is the rule's name.
    public List<Tally> byNeed() {
        var titles = needsNamed();
        return tallies(Choice.ALL, Listed::rule).stream()
                .sorted(Comparator.comparing(tally -> titles.getOrDefault(tally.code(), "")))
                .toList();
    }

    /// The same for all places together: a family in two pyramids counts once.
    public Tally whole(Choice choice) {
        return tallies(choice.anywhere(), _ -> "").stream().findFirst().orElse(new Tally("", 0, 0, 0));
    }

    private List<Tally> tallies(Choice choice, Function<Listed, @Nullable String> place) {
        var fitting = choice.withAnybodyOrNobody();
        var children = new TreeMap<String, Set<UUID>>();
        var units = new TreeMap<String, Set<UUID>>();
        for (var need : needs) {
            if (fitting.fits(need, since, firstRunOn)) {
                var at = place.apply(need);
                var code = at == null ? Choice.NO_PLACE : at;
                children.computeIfAbsent(code, _ -> new HashSet<>()).add(need.person());
                units.computeIfAbsent(code, _ -> new HashSet<>())
                        .add(need.unit().id());
            }
        }
        return children.entrySet().stream()
                .map(entry -> {
                    Collection<UUID> there = units.getOrDefault(entry.getKey(), Set.of());
                    return new Tally(entry.getKey(), entry.getValue().size(), there.size(), (int)
                            there.stream().filter(helped::contains).count());
                })
                // Not known stands last
                .sorted(Comparator.comparing((Tally tally) -> tally.code().equals(Choice.NO_PLACE))
                        .thenComparing(Tally::code))
                .toList();
    }

    /// The values that a filter can take, each with how it is called: only what stands on this
    /// list.
    public Map<String, String> needsNamed() {
        return needs.stream().collect(Collectors.toMap(Listed::rule, Listed::title, (a, _) -> a, TreeMap::new));
    }

    /// The places on this list; [Choice#NO_PLACE] among them where one is not known.
    public Set<String> places(Function<Listed.Place, @Nullable String> place) {
        return needs.stream()
                .map(need -> {
                    var at = place.apply(need.place());
                    return at == null ? Choice.NO_PLACE : at;
                })
                .collect(Collectors.toSet());
    }

    private boolean fits(Choice.Help help, Listed need) {
        return switch (help) {
            case ANY -> true;
            case NOBODY -> !helped.contains(need.unit().id());
            case SOMEBODY -> helped.contains(need.unit().id());
        };
    }

    private static Comparator<List<Listed>> order(Choice.Order order) {
        Comparator<List<Listed>> byName = Comparator.comparing(
                        (List<Listed> needs) -> needs.getFirst().unit().name(), String.CASE_INSENSITIVE_ORDER)
                .thenComparing(needs -> needs.getFirst().unit().id());
        return switch (order) {
            case NEWEST ->
                Comparator.comparing(WorkingList::newest, Comparator.reverseOrder())
                        .thenComparing(byName);
            case PLACE ->
                Comparator.comparing((List<Listed> needs) ->
                                inWords(needs.getFirst().place().pyramid()))
                        .thenComparing(needs -> inWords(needs.getFirst().place().school()))
                        .thenComparing(byName);
            case SURNAME -> byName;
        };
    }

    private static LocalDate newest(List<Listed> needs) {
        var newest = LocalDate.MIN;
        for (var need : needs) {
            var ended = need.course().endedOn();
            var on = ended == null ? need.course().since() : ended;
            newest = on.isAfter(newest) ? on : newest;
        }
        return newest;
    }

    /// What is not known stands last.
    private static String inWords(@Nullable String place) {
        return place == null ? "\uffff" : place;
    }
}
