package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.needs.Choice;
import org.kith.needs.KeptLists;
import org.kith.needs.WorkingList;
import org.kith.site.forms.FormPage;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// A working list: what may be chosen, how many there are where, and the families.
///
/// @param list empty before the rules have run for the first time
/// @param counts how many there are where, of what may be chosen and of the choice
record NeedsListPage(
        Viewer viewer,
        Optional<WorkingList> list,
        WorkingList.Counts counts,
        Choice choice,
        List<ListRows.Row> rows,
        Extent extent,
        List<KeptLists.Kept> kept,
        ListPlaces places,
        LocalDate today,
        List<Mistake> mistakes)
        implements FormPage {

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
        mistakes = List.copyOf(mistakes);
    }

    /// @param whole all on one page, to be printed
    record Extent(int page, int pages, boolean whole) {}

    static NeedsListPage beforeTheFirstRun(Viewer viewer) {
        return new NeedsListPage(
                viewer,
                Optional.empty(),
                NOTHING,
                Choice.ALL,
                List.of(),
                new Extent(1, 1, false),
                List.of(),
                ListPlaces.NONE,
                LocalDate.MIN,
                List.of());
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

    String helpAsOf() {
        return Dates.day(of().helpKnownUntil(), today);
    }

    /// "Since 24 October"
    String since() {
        return "Since " + Dates.day(of().since(), today);
    }

    ListOptions options() {
        return new ListOptions(counts, choice, places, of().since(), today);
    }

    ListCounts tallies() {
        return new ListCounts(counts, choice, places, viewer.role() == Role.ZONE_MANAGER ? "Zone" : "Together");
    }

    /// "Not in education, employment or training, by pyramid"
    String caption(String by) {
        return what() + ", by " + by;
    }

    private String what() {
        var need = choice.needs().isEmpty()
                ? "Families with a need"
                : choice.needs().stream()
                        .map(rule -> counts.titles().getOrDefault(rule, ListOptions.NOT_LISTED))
                        .collect(Collectors.joining(", or "));
        return switch (choice.change()) {
            case STANDS -> need;
            case NEW -> need + ", new since " + Dates.day(of().since(), today);
            case ENDED -> need + ", ended since " + Dates.day(of().since(), today);
            case UNCONFIRMED -> need + ", not confirmed";
        };
    }

    /// "Stonecliff: 14 families whom nobody is known to help"
    String heading() {
        var where = new ArrayList<String>();
        if (!choice.school().isEmpty()) {
            where.add(
                    choice.school().equals(Choice.NO_PLACE)
                            ? "On no roll"
                            : places.name("s" + choice.school(), "A school"));
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

    int onlyActedOn() {
        return of().onlyActedOn(choice);
    }

    /// "For 2 families whom nobody known to the sources is helping somebody has answered that they are acting on it."
    String actedOn() {
        return "For " + Counts.of(onlyActedOn(), "family", "families")
                + " whom nobody known to the sources is helping somebody has answered that they are acting on it.";
    }

    /// Whether a need was asked for that nothing on this list is: there is none, or it is not for this role.
    boolean asksForWhatIsNotListed() {
        return !choice.needs().isEmpty()
                && choice.needs().stream().noneMatch(rule -> counts.titles().containsKey(rule));
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

    /// Whether a family stands here with a need that was not asked for.
    boolean showsMore() {
        return rows.stream().anyMatch(row -> row.askedFor().size() < row.needs().size());
    }

    String everyNeed() {
        return "Every need on this list"
                + (choice.zone().isEmpty()
                                && choice.pyramid().isEmpty()
                                && choice.school().isEmpty()
                        ? ""
                        : ", in the place you chose");
    }

    String changed(ListRows.Row row) {
        return row.ended() == 0 ? "" : Counts.of(row.ended(), "need ended", "needs ended");
    }
}
