package org.kith.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The needs that a viewer may see of those that were found, counted and sorted as asked for.
public final class WorkingList {

    private static final Tally NOBODY = new Tally("", 0, 0, 0);
    private static final Comparator<String> NOT_KNOWN_LAST = Comparator.comparing(
                    (String code) -> code.equals(Choice.NO_PLACE))
            .thenComparing(Comparator.naturalOrder());

    private final LocalDate asOf;
    private final WorkingLists.Runs runs;
    private final LocalDate since;
    private final List<Listed> needs;
    private final Set<UUID> helped;
    private final LocalDate helpKnownUntil;
    private final Map<Long, Alert.Answered> acting;

    /// @param needs in the order of their families' names, those of one beside each other
    /// @param helped families and people whom somebody is known to help, as far as the viewer may know it
    /// @param acting who answered that they act on it, by the finding, as far as the viewer may know it
    WorkingList(
            LocalDate asOf,
            WorkingLists.Runs runs,
            LocalDate since,
            List<Listed> needs,
            Set<UUID> helped,
            LocalDate helpKnownUntil,
            Map<Long, Alert.Answered> acting) {
        this.asOf = asOf;
        this.runs = runs;
        this.since = since;
        this.needs = needs;
        this.helped = helped;
        this.helpKnownUntil = helpKnownUntil;
        this.acting = acting;
    }

    /// A row: a family, or somebody who belongs to none, with all the needs of theirs that the
    /// viewer may see.
    ///
    /// @param needs those that stand first, the newest first
    public record Row(Listed.Unit unit, List<Listed> needs) {

        public Row {
            needs = List.copyOf(needs);
        }
    }

    /// How many there are at a place.
    ///
    /// @param code the place, [Choice#NO_PLACE] where it is not known or not shown; a rule's name
    /// @param children whose needs they are; not all of them are children any more
    public record Tally(String code, int children, int units, int helped) {

        public int nobody() {
            return units - helped;
        }
    }

    /// How many rows there are of what, for a choice.
    ///
    /// @param rows that fit the whole choice
    /// @param titles of every need on the list, by the rules' names
    /// @param zones on the list, whatever is chosen; so are pyramids, and schools of the chosen pyramid
    /// @param byPyramid of what fits but for pyramid, school and help, in the order of the alphabet
    /// @param bySchool of what fits but for school and help
    /// @param byNeed of all that stands; the code is the rule's name
    /// @param whole as by pyramid, with a family in two pyramids once
    public record Counts(
            int rows,
            SequencedMap<String, String> titles,
            Set<String> zones,
            Set<String> pyramids,
            Set<String> schools,
            List<Tally> byPyramid,
            List<Tally> bySchool,
            List<Tally> byNeed,
            Tally whole) {

        public Counts {
            zones = Set.copyOf(zones);
            pyramids = Set.copyOf(pyramids);
            schools = Set.copyOf(schools);
            byPyramid = List.copyOf(byPyramid);
            bySchool = List.copyOf(bySchool);
            byNeed = List.copyOf(byNeed);
        }

        /// The viewer may see no need at all.
        public boolean nothing() {
            return titles.isEmpty();
        }
    }

    /// What changed since the list's day, in families and people who belong to none.
    ///
    /// @param pyramid [Choice#NO_PLACE] where it is not known or not shown; empty for all together
    /// @param helped of those whose need stands
    public record Change(String pyramid, int fresh, int ended, int standing, int helped, int unconfirmed) {

        public int nobody() {
            return standing - helped;
        }
    }

    /// How the list changed.
    ///
    /// @param fresh the newest of the new needs, as of those that ended and of those that stand
    /// @param byPyramid in the order of the alphabet, those not known last; then all together
    /// @param endedByRule of those whose need ended, how many stand there only since a rule did: no news of them
    public record News(
            List<Change> byPyramid, List<Listed> fresh, List<Listed> ended, List<Listed> standing, int endedByRule) {

        public News {
            byPyramid = List.copyOf(byPyramid);
            fresh = List.copyOf(fresh);
            ended = List.copyOf(ended);
            standing = List.copyOf(standing);
        }

        public Change whole() {
            return byPyramid.getLast();
        }
    }

    /// A page of the list.
    ///
    /// @param counts of the whole choice
    public record Sheet(Counts counts, List<Row> rows) {

        public Sheet {
            rows = List.copyOf(rows);
        }
    }

    /// The day of the last run.
    public LocalDate asOf() {
        return asOf;
    }

    /// The day up to which the sources that say who helps have told: nobody known is nobody as of then.
    public LocalDate helpKnownUntil() {
        return helpKnownUntil;
    }

    /// Who answered that they act on a need. No source says so: the family is not counted as helped for it.
    public Optional<Alert.Answered> acting(Listed need) {
        return Optional.ofNullable(acting.get(need.found()));
    }

    /// How many rows of the choice nobody known to the sources is helping, though somebody answered that they act.
    public int onlyActedOn(Choice choice) {
        if (choice.help() == Choice.Help.SOMEBODY) {
            return 0;
        }
        var acted = units(needs, need -> acting.containsKey(need.found()));
        return units(
                        needs,
                        need -> isAskedFor(choice, need)
                                && !isHelped(need)
                                && acted.contains(need.unit().id()))
                .size();
    }

    /// Whether rules have run once only, so that there is nothing to compare with.
    public boolean onlyRun() {
        return runs.only();
    }

    /// What changed is what changed after this day.
    public LocalDate since() {
        return since;
    }

    public boolean isNew(Listed need) {
        return need.stands() && runs.isNew(need.found(), need.course(), since);
    }

    /// Rows that fit, in the order asked for, with all counts.
    ///
    /// @param from so many rows are left out before, a multiple of `most`; past the last page it is the last
    public Sheet sheet(Choice choice, int from, int most) {
        var anywhere = needs.stream().filter(need -> fits(choice, need)).toList();
        var fitting = anywhere.stream()
                .filter(need -> isPlaced(choice, need)
                        && switch (choice.help()) {
                            case ANY -> true;
                            case NOBODY -> !isHelped(need);
                            case SOMEBODY -> isHelped(need);
                        })
                .collect(Collectors.groupingBy(need -> need.unit().id(), LinkedHashMap::new, Collectors.toList()));
        var rows = inOrder(choice.order(), fitting)
                .skip(fitting.isEmpty() ? 0 : Math.min(from, (fitting.size() - 1) / most * most))
                .limit(most)
                .toList();
        return new Sheet(counts(choice, anywhere, fitting.size()), rows(rows));
    }

    /// Whether the need is what was asked for: a family stands on the list with all its needs.
    public boolean isAskedFor(Choice choice, Listed need) {
        return fits(choice, need) && isPlaced(choice, need);
    }

    private static boolean isPlaced(Choice choice, Listed need) {
        return at(choice.zone(), need.place().zone())
                && at(choice.pyramid(), need.place().pyramid())
                && at(choice.school(), need.place().school());
    }

    private boolean fits(Choice choice, Listed need) {
        return choice.asksFor(need.rule())
                && at(choice.zone(), need.place().zone())
                && switch (choice.change()) {
                    case STANDS -> need.stands();
                    case NEW -> isNew(need);
                    case ENDED -> !need.stands();
                    case UNCONFIRMED -> isUnconfirmed(need);
                };
    }

    private boolean isHelped(Listed need) {
        return helped.contains(need.unit().id());
    }

    private static boolean isUnconfirmed(Listed need) {
        return need.stands() && need.course().unconfirmedSince() != null;
    }

    private static boolean at(String asked, @Nullable String place) {
        return asked.isEmpty() || asked.equals(code(place));
    }

    private static String code(@Nullable String place) {
        return place == null ? Choice.NO_PLACE : place;
    }

    /// Those alike keep the order of their names.
    private static Stream<UUID> inOrder(Choice.Order order, SequencedMap<UUID, List<Listed>> rows) {
        return switch (order) {
            case NEWEST -> sorted(rows, need -> need.course().changedOn(), Comparator.<LocalDate>reverseOrder());
            case PLACE -> sorted(rows, need -> need.place().inOrder(), Comparator.<String>naturalOrder());
            case SURNAME -> rows.keySet().stream();
        };
    }

    /// By what comes first in each row.
    private static <K> Stream<UUID> sorted(
            SequencedMap<UUID, List<Listed>> rows, Function<Listed, K> by, Comparator<K> order) {
        var firsts = new LinkedHashMap<UUID, K>();
        rows.forEach(
                (unit, row) -> firsts.put(unit, row.stream().map(by).min(order).orElseThrow()));
        return firsts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .map(Map.Entry::getKey);
    }

    private List<Row> rows(List<UUID> units) {
        var shown = Set.copyOf(units);
        var needsOf = needs.stream()
                .filter(need -> shown.contains(need.unit().id()))
                .sorted(Listed.NEWEST)
                .collect(Collectors.groupingBy(need -> need.unit().id()));
        return units.stream()
                .map(unit -> needsOf.getOrDefault(unit, List.of()))
                .map(needs -> new Row(needs.getFirst().unit(), needs))
                .toList();
    }

    private Counts counts(Choice choice, List<Listed> anywhere, int rows) {
        var titles = new TreeMap<String, String>();
        needs.forEach(need -> titles.put(need.rule(), need.title()));
        var byPyramid = tallies(anywhere.stream(), need -> code(need.place().pyramid()));
        var bySchool = tallies(
                anywhere.stream()
                        .filter(need -> at(choice.pyramid(), need.place().pyramid())),
                need -> code(need.place().school()));
        var byNeed = tallies(needs.stream().filter(need -> need.stands() && isPlaced(choice, need)), Listed::rule);
        byNeed.sort(Comparator.comparing(tally -> titles.getOrDefault(tally.code(), "")));
        var whole = tallies(anywhere.stream(), _ -> "");
        return new Counts(
                rows,
                titles,
                codes(needs.stream().map(need -> need.place().zone())),
                codes(needs.stream().map(need -> need.place().pyramid())),
                codes(needs.stream()
                        .filter(need -> at(choice.pyramid(), need.place().pyramid()))
                        .map(need -> need.place().school())),
                byPyramid,
                bySchool,
                byNeed,
                whole.isEmpty() ? NOBODY : whole.getFirst());
    }

    private static Set<String> codes(Stream<@Nullable String> places) {
        return places.map(WorkingList::code).collect(Collectors.toSet());
    }

    private List<Tally> tallies(Stream<Listed> of, Function<Listed, String> by) {
        record Seen(Set<UUID> children, Set<UUID> units) {}
        var seen = new TreeMap<String, Seen>(NOT_KNOWN_LAST);
        of.forEach(need -> {
            var at = seen.computeIfAbsent(by.apply(need), _ -> new Seen(new HashSet<>(), new HashSet<>()));
            at.children().add(need.person());
            at.units().add(need.unit().id());
        });
        var tallies = new ArrayList<Tally>();
        seen.forEach((code, at) ->
                tallies.add(new Tally(code, at.children().size(), at.units().size(), helped(at.units()))));
        return tallies;
    }

    private int helped(Set<UUID> units) {
        return (int) units.stream().filter(helped::contains).count();
    }

    /// Those of the findings that the viewer may see.
    public Map<Long, Listed> needs(Collection<Long> found) {
        var these = Set.copyOf(found);
        return needs.stream()
                .filter(need -> these.contains(need.found()))
                .collect(Collectors.toMap(Listed::found, need -> need));
    }

    /// What changed.
    ///
    /// @param most so many needs of each course
    public News news(int most) {
        var pyramids = new TreeMap<String, List<Listed>>(NOT_KNOWN_LAST);
        needs.forEach(need -> pyramids.computeIfAbsent(code(need.place().pyramid()), _ -> new ArrayList<>())
                .add(need));
        var changes = new ArrayList<Change>();
        pyramids.forEach((pyramid, of) -> changes.add(change(pyramid, of)));
        changes.add(change("", needs));
        return new News(
                changes,
                newest(this::isNew, need -> need.course().foundOn(), most),
                newest(need -> !need.stands(), need -> need.course().changedOn(), most),
                newest(Listed::stands, need -> need.course().since(), most),
                changes.getLast().ended()
                        - units(needs, need -> !need.stands() && !need.endedByRule())
                                .size());
    }

    private Change change(String pyramid, List<Listed> of) {
        var standing = units(of, Listed::stands);
        return new Change(
                pyramid,
                units(of, this::isNew).size(),
                units(of, need -> !need.stands()).size(),
                standing.size(),
                helped(standing),
                units(of, WorkingList::isUnconfirmed).size());
    }

    private static Set<UUID> units(List<Listed> of, Predicate<Listed> which) {
        return of.stream().filter(which).map(need -> need.unit().id()).collect(Collectors.toSet());
    }

    private List<Listed> newest(Predicate<Listed> which, Function<Listed, LocalDate> day, int most) {
        return most == 0
                ? List.of()
                : needs.stream()
                        .filter(which)
                        .sorted(Comparator.comparing(day, Comparator.reverseOrder())
                                .thenComparing(Listed.NEWEST))
                        .limit(most)
                        .toList();
    }
}
