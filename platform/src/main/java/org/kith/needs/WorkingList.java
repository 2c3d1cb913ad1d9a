package org.kith.needs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Viewer;

/// What a viewer may see of the needs that were found. It holds none of them: each count and each row is asked of the
/// tables, by the same rule of who may see what.
public final class WorkingList {

    private final WorkingLists lists;
    private final ListScope scope;
    private final Viewer viewer;
    private @Nullable Set<UUID> helped;

    WorkingList(WorkingLists lists, ListScope scope, Viewer viewer) {
        this.lists = lists;
        this.scope = scope;
        this.viewer = viewer;
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

    /// Needs of one course.
    ///
    /// @param all how many there are
    /// @param first the newest of them
    public record Some(int all, List<Listed> first) {

        public Some {
            first = List.copyOf(first);
        }
    }

    /// How the list changed.
    ///
    /// @param byPyramid in the order of the alphabet, those not known last; then all together
    public record News(List<Change> byPyramid, Some fresh, Some ended, Some standing) {

        public News {
            byPyramid = List.copyOf(byPyramid);
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
        return scope.asOf();
    }

    /// The day of the first.
    public LocalDate firstRunOn() {
        return scope.firstRunOn();
    }

    /// What changed is what changed after this day.
    public LocalDate since() {
        return scope.since();
    }

    public boolean isNew(Listed need) {
        return need.stands() && Choice.isNew(need.course(), since(), firstRunOn());
    }

    /// Rows that fit, in the order asked for, with all counts.
    ///
    /// @param from so many rows are left out before, a multiple of `most`; past the last page it is the last
    public Sheet sheet(Choice choice, int from, int most) {
        return lists.sheet(scope, helped(), choice, from, most);
    }

    /// Those of the findings that the viewer may see.
    public Map<Long, Listed> needs(Collection<Long> found) {
        return lists.needs(scope, found);
    }

    /// What changed.
    ///
    /// @param most so many needs of each course
    public News news(int most) {
        return lists.news(scope, helped(), most);
    }

    /// Units whom somebody is known to help, as far as the viewer may know it; asked for once.
    private Set<UUID> helped() {
        var known = helped;
        if (known == null) {
            known = lists.helped(viewer);
            helped = known;
        }
        return known;
    }

    ListScope scope() {
        return scope;
    }
}
