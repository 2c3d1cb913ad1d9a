package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.needs.Choice;
import org.kith.needs.KeptLists;
import org.kith.needs.WorkingList;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Mistake;
import org.kith.site.Option;
import org.kith.site.Page;

/// A working list: what may be chosen, how many there are where, and the families.
///
/// @param list empty before the rules have run for the first time
/// @param counts how many there are where, of what may be chosen and of the choice
/// @param names of zones and schools, by `z` or `s` and the code
/// @param own school pyramids of the zone that the viewer answers for; empty where that is no question
record NeedsListPage(
        Viewer viewer,
        Optional<WorkingList> list,
        WorkingList.Counts counts,
        Choice choice,
        List<ListRows.Row> rows,
        Extent extent,
        List<KeptLists.Kept> kept,
        Map<String, String> names,
        Set<String> own,
        LocalDate today,
        List<Mistake> mistakes)
        implements Page {

    private static final WorkingList.Counts NOTHING = new WorkingList.Counts(
            0,
            new TreeMap<>(),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            new WorkingList.Tally("", 0, 0, 0));

    NeedsListPage {
        rows = List.copyOf(rows);
        kept = List.copyOf(kept);
        names = Map.copyOf(names);
        own = Set.copyOf(own);
        mistakes = List.copyOf(mistakes);
    }

    /// @param whole all on one page, to be printed
    record Extent(int page, int pages, boolean whole) {}

    /// A row of counts, and where its numbers lead.
    record Line(String name, WorkingList.Tally tally, String href, String nobodyHref, boolean current) {}

    static NeedsListPage beforeTheFirstRun(Viewer viewer) {
        return new NeedsListPage(
                viewer,
                Optional.empty(),
                NOTHING,
                Choice.ALL,
                List.of(),
                new Extent(1, 1, false),
                List.of(),
                Map.of(),
                Set.of(),
                LocalDate.MIN,
                List.of());
    }

    @Override
    public int httpStatus() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    WorkingList of() {
        return list.orElseThrow();
    }

    String about() {
        return switch (viewer.role()) {
            case SCHOOL_LEAD ->
                "Pupils on your roll with a need that a published rule has found in what your own school recorded,"
                        + " and whether somebody is already helping.";
            case ZONE_MANAGER ->
                "Families in " + viewer.scope() + " with a need that a published rule has found, and who is doing"
                        + " something about it.";
            case PRACTITIONER, BOARD_MEMBER, GOVERNANCE_OFFICER, ANALYST, PARENT, OPERATOR ->
                "Families you help with a need that a published rule has found, and who else is doing something"
                        + " about it.";
        };
    }

    boolean asksForReason() {
        return viewer.role() == Role.ZONE_MANAGER;
    }

    String asOf() {
        return Dates.day(of().asOf(), today);
    }

    /// "Since 24 October"
    String since() {
        return "Since " + Dates.day(of().since(), today);
    }

    // What may be chosen

    List<Option> needs() {
        var options = new ArrayList<>(List.of(new Option("", "Any")));
        counts.titles().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> options.add(new Option(entry.getKey(), entry.getValue())));
        return withChosen(options, choice.need());
    }

    List<Option> zones() {
        return withChosen(places("Any", counts.zones(), "z", "Not shown or not known"), choice.zone());
    }

    List<Option> pyramids() {
        return withChosen(
                places(
                        "Any",
                        counts.pyramids().stream()
                                .filter(pyramid -> !elsewhere(pyramid))
                                .collect(Collectors.toSet()),
                        "",
                        "Not shown or not known"),
                choice.pyramid());
    }

    /// Children of the zone who go to school in another.
    private boolean elsewhere(String pyramid) {
        return !own.isEmpty() && !pyramid.equals(Choice.NO_PLACE) && !own.contains(pyramid);
    }

    List<Option> schools() {
        return withChosen(places("Any", counts.schools(), "s", "On no roll, or not shown"), choice.school());
    }

    List<Option> helps() {
        return List.of(
                new Option("", "Anybody or nobody"),
                new Option("nobody", "Nobody known"),
                new Option("somebody", "Somebody"));
    }

    List<Option> changes() {
        var day = Dates.day(of().since(), today);
        return List.of(
                new Option("", "Stands today"),
                new Option("new", "New since " + day),
                new Option("ended", "Ended since " + day),
                new Option("unconfirmed", "Not confirmed"));
    }

    List<Option> orders() {
        return List.of(new Option("", "Newest first"), new Option("place", "Place"), new Option("surname", "Surname"));
    }

    private List<Option> places(String any, Set<String> codes, String prefix, String unknown) {
        var named = new TreeMap<String, String>();
        codes.stream()
                .filter(code -> !code.equals(Choice.NO_PLACE))
                .forEach(code -> named.put(prefix.isEmpty() ? code : names.getOrDefault(prefix + code, code), code));
        var options = new ArrayList<>(List.of(new Option("", any)));
        named.forEach((name, code) -> options.add(new Option(code, name)));
        if (codes.contains(Choice.NO_PLACE)) {
            options.add(new Option(Choice.NO_PLACE, unknown));
        }
        return options;
    }

    /// A filter that was kept may ask for what is on the list no more.
    private static List<Option> withChosen(List<Option> options, String chosen) {
        if (options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Option(chosen, "None on this list"));
        }
        return options;
    }

    // How many, where

    List<Line> byPyramid() {
        return counts.byPyramid().stream()
                .map(tally -> line(
                        tally.code().equals(Choice.NO_PLACE)
                                ? "Not shown or not known"
                                : tally.code() + (elsewhere(tally.code()) ? ", in another zone" : ""),
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
                                : names.getOrDefault("s" + tally.code(), tally.code()),
                        tally,
                        with(choice.pyramid(), tally.code(), Choice.Help.ANY),
                        with(choice.pyramid(), tally.code(), Choice.Help.NOBODY),
                        choice.school().equals(tally.code())))
                .sorted(Comparator.comparing((Line line) -> line.tally().code().equals(Choice.NO_PLACE))
                        .thenComparing(Line::name))
                .toList();
    }

    Line whole() {
        return line(
                viewer.role() == Role.ZONE_MANAGER ? "Zone" : "Together",
                counts.whole(),
                with("", "", Choice.Help.ANY),
                with("", "", Choice.Help.NOBODY),
                false);
    }

    List<Line> byNeed() {
        var titles = counts.titles();
        return counts.byNeed().stream()
                .map(tally -> line(
                        titles.getOrDefault(tally.code(), tally.code()),
                        tally,
                        new Choice(
                                tally.code(), "", "", "", Choice.Help.ANY, Choice.Change.STANDS, choice.order(), null),
                        new Choice(
                                tally.code(),
                                "",
                                "",
                                "",
                                Choice.Help.NOBODY,
                                Choice.Change.STANDS,
                                choice.order(),
                                null),
                        choice.need().equals(tally.code())))
                .toList();
    }

    private static Line line(String name, WorkingList.Tally tally, Choice all, Choice nobody, boolean current) {
        return new Line(name, tally, ChoiceWords.href(all), ChoiceWords.href(nobody), current);
    }

    private Choice with(String pyramid, String school, Choice.Help help) {
        return new Choice(
                choice.need(), choice.zone(), pyramid, school, help, choice.change(), choice.order(), choice.since());
    }

    /// "Not in education, employment or training, by pyramid"
    String caption(String by) {
        return what() + ", by " + by;
    }

    private String what() {
        var need = choice.need().isEmpty()
                ? "Families with a need"
                : counts.titles().getOrDefault(choice.need(), "A need that is on this list no more");
        return switch (choice.change()) {
            case STANDS -> need;
            case NEW -> need + ", new since " + Dates.day(of().since(), today);
            case ENDED -> need + ", ended since " + Dates.day(of().since(), today);
            case UNCONFIRMED -> need + ", not confirmed";
        };
    }

    boolean severalPyramids() {
        return counts.pyramids().size() > 1;
    }

    boolean severalZones() {
        return counts.zones().size() > 1;
    }

    boolean severalSchools() {
        return counts.schools().size() > 1;
    }

    // The families

    /// "Stonecliff: 14 families whom nobody is known to help"
    String heading() {
        var where = new ArrayList<String>();
        if (!choice.school().isEmpty()) {
            where.add(
                    choice.school().equals(Choice.NO_PLACE)
                            ? "On no roll"
                            : names.getOrDefault("s" + choice.school(), "A school"));
        } else if (!choice.pyramid().isEmpty()) {
            where.add(choice.pyramid().equals(Choice.NO_PLACE) ? "Pyramid not known" : choice.pyramid());
        }
        return (where.isEmpty() ? "" : where.getFirst() + ": ")
                + Counts.of(counts.rows(), "family", "families")
                + switch (choice.help()) {
                    case ANY -> "";
                    case NOBODY -> " whom nobody known to the sources is helping";
                    case SOMEBODY -> " whom somebody is helping";
                };
    }

    String inOrderOf() {
        return switch (choice.order()) {
            case NEWEST -> "Newest first";
            case PLACE -> "By pyramid and school, then by surname";
            case SURNAME -> "By surname";
        };
    }

    String words() {
        return ChoiceWords.of(choice);
    }

    String file() {
        return ChoiceWords.href(ChoiceWords.LIST + ".csv", choice);
    }

    /// Up to the number of a page.
    String pagesPath() {
        var words = ChoiceWords.of(choice);
        return ChoiceWords.LIST + "?" + (words.isEmpty() ? "" : words + "&") + "page=";
    }

    String changed(ListRows.Row row) {
        return row.ended() == 0 ? "" : Counts.of(row.ended(), "need ended", "needs ended");
    }
}
