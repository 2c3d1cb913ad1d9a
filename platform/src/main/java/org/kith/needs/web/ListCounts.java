package org.kith.needs.web;

import java.util.Comparator;
import java.util.List;
import org.kith.needs.Choice;
import org.kith.needs.WorkingList;

/// How many families with a need there are where, of the choice; each number leads to its families.
///
/// @param together what all of them are called
record ListCounts(WorkingList.Counts counts, Choice choice, ListPlaces places, String together) {

    /// A row of counts, and where its numbers lead.
    record Line(String name, WorkingList.Tally tally, String href, String nobodyHref, boolean current) {}

    List<Line> byPyramid() {
        return byPyramid(false);
    }

    /// Of pyramids of other zones, where children of the viewer's go to school.
    List<Line> elsewhere() {
        return byPyramid(true);
    }

    private List<Line> byPyramid(boolean elsewhere) {
        return counts.byPyramid().stream()
                .filter(tally -> places.isElsewhere(tally.code()) == elsewhere)
                .map(tally -> line(
                        tally.code().equals(Choice.NO_PLACE) ? "Not shown or not known" : tally.code(),
                        tally,
                        with(tally.code(), "", Choice.Help.ANY),
                        with(tally.code(), "", Choice.Help.NOBODY),
                        choice.pyramid().equals(tally.code())))
                .toList();
    }

    List<Line> bySchool() {
        return counts.bySchool().stream()
                .map(tally -> line(
                        tally.code().equals(Choice.NO_PLACE)
                                ? "On no roll, or not shown"
                                : places.name("s" + tally.code(), tally.code()),
                        tally,
                        with(choice.pyramid(), tally.code(), Choice.Help.ANY),
                        with(choice.pyramid(), tally.code(), Choice.Help.NOBODY),
                        choice.school().equals(tally.code())))
                .sorted(Comparator.comparing((Line line) -> line.tally().code().equals(Choice.NO_PLACE))
                        .thenComparing(Line::name))
                .toList();
    }

    Line whole() {
        return line(together, counts.whole(), with("", "", Choice.Help.ANY), with("", "", Choice.Help.NOBODY), false);
    }

    List<Line> byNeed() {
        var titles = counts.titles();
        return counts.byNeed().stream()
                .map(tally -> line(
                        titles.getOrDefault(tally.code(), tally.code()),
                        tally,
                        here(tally.code(), Choice.Help.ANY),
                        here(tally.code(), Choice.Help.NOBODY),
                        choice.needs().contains(tally.code())))
                .toList();
    }

    private static Line line(String name, WorkingList.Tally tally, Choice all, Choice nobody, boolean current) {
        return new Line(name, tally, ChoiceWords.href(all), ChoiceWords.href(nobody), current);
    }

    /// The need that stands in the places that were chosen.
    private Choice here(String need, Choice.Help help) {
        return new Choice(
                List.of(need),
                choice.zone(),
                choice.pyramid(),
                choice.school(),
                help,
                Choice.Change.STANDS,
                choice.order(),
                null);
    }

    private Choice with(String pyramid, String school, Choice.Help help) {
        return new Choice(
                choice.needs(), choice.zone(), pyramid, school, help, choice.change(), choice.order(), choice.since());
    }
}
