package org.kith.needs.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Role;
import org.kith.access.Viewer;
import org.kith.access.WayIn;
import org.kith.needs.Choice;
import org.kith.needs.KeptLists;
import org.kith.needs.Listed;
import org.kith.needs.WorkingList;
import org.kith.needs.WorkingLists;
import org.kith.site.Answer;
import org.kith.site.Download;
import org.kith.site.Redirect;
import org.kith.site.errors.NotHere;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The working list: counts by pyramid, then families, each with its needs and who is helping.
@Controller
class NeedsListController implements WayIn {

    private static final Set<Role> WORK_WITH_FAMILIES = Set.of(Role.PRACTITIONER, Role.SCHOOL_LEAD, Role.ZONE_MANAGER);
    private static final int ROWS = 50;
    private static final int MOST_TO_PRINT = 500;
    private static final int LONGEST_NAME = 60;

    private final WorkingLists lists;
    private final KeptLists kept;
    private final ListRows rows;
    private final InstantSource clock;

    NeedsListController(WorkingLists lists, KeptLists kept, ListRows rows, InstantSource clock) {
        this.lists = lists;
        this.kept = kept;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Entry wayIn() {
        return new Entry(30, ChoiceWords.LIST, "Working list");
    }

    @Override
    public boolean isOpenTo(Viewer viewer) {
        return WORK_WITH_FAMILIES.contains(viewer.role());
    }

    @GetMapping(ChoiceWords.LIST)
    Answer list(@RequestParam Map<String, String> said, Viewer viewer) {
        return page(ChoiceWords.of(said, Dates.today(clock)), said.getOrDefault("page", "1"), viewer, List.of());
    }

    @GetMapping(ChoiceWords.LIST + ".csv")
    Answer file(@RequestParam Map<String, String> said, Viewer viewer) {
        var choice = ChoiceWords.of(said, Dates.today(clock));
        var list = lists.toTakeAway(viewer, choice.since());
        var chosen = list.map(each -> each.sheet(choice, 0, Integer.MAX_VALUE).rows())
                .orElse(List.of());
        var shown = list.map(each -> rows.of(each, choice, chosen, viewer, Dates.today(clock)))
                .orElse(List.of());
        lists.record(viewer, Act.EXPORT, people(chosen));
        var places = chosen.stream()
                .flatMap(row -> row.needs().stream())
                .map(Listed::place)
                .toList();
        var names = lists.called(
                codes(places.stream().map(Listed.Place::zone)),
                codes(places.stream().map(Listed.Place::school)));
        var asOf = list.map(WorkingList::asOf).orElse(Dates.today(clock));
        var helpKnownUntil = list.map(WorkingList::helpKnownUntil).orElse(asOf);
        return Download.csv("working-list.csv", sheet -> ListFile.write(sheet, shown, names, helpKnownUntil, asOf));
    }

    @PostMapping(ChoiceWords.LIST + "/kept")
    Answer keep(@RequestParam Map<String, String> said, Viewer viewer) {
        var choice = ChoiceWords.of(said, Dates.today(clock));
        var name = said.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return notKept(choice, "Give this filter a name of up to " + LONGEST_NAME + " letters", viewer);
        }
        if (!kept.keep(name, ChoiceWords.of(choice), viewer)) {
            return notKept(
                    choice,
                    "You keep another filter under this name. Give this one another name, or forget that one first",
                    viewer);
        }
        return new Redirect(ChoiceWords.href(choice));
    }

    private Answer notKept(Choice choice, String why, Viewer viewer) {
        return page(choice, "1", viewer, List.of(new Mistake("name", why)));
    }

    @PostMapping(ChoiceWords.LIST + "/kept/{id}/forget")
    Answer forget(@PathVariable UUID id, Viewer viewer) {
        if (!kept.forget(id, viewer)) {
            throw new NotHere();
        }
        return new Redirect(ChoiceWords.LIST);
    }

    private Answer page(Choice choice, String page, Viewer viewer, List<Mistake> mistakes) {
        var list = lists.of(viewer, choice.since());
        if (list.isEmpty()) {
            return NeedsListPage.beforeTheFirstRun(viewer);
        }
        boolean whole = page.equals("all");
        var sheet = whole
                ? list.get().sheet(choice, 0, MOST_TO_PRINT)
                : list.get().sheet(choice, (number(page) - 1) * ROWS, ROWS);
        var counts = sheet.counts();
        int pages = Math.max(1, (counts.rows() + ROWS - 1) / ROWS);
        int number = whole ? 1 : Math.min(number(page), pages);
        var shown = rows.of(list.get(), choice, sheet.rows(), viewer, Dates.today(clock));
        lists.record(
                viewer,
                Act.FIND,
                shown.stream().flatMap(row -> row.people().stream()).collect(Collectors.toSet()));
        return new NeedsListPage(
                viewer,
                list,
                counts,
                choice,
                shown,
                new NeedsListPage.Extent(number, pages, whole),
                kept.of(viewer),
                new ListPlaces(
                        lists.called(counts.zones(), counts.schools()),
                        viewer.role() == Role.ZONE_MANAGER
                                ? viewer.zoneCode().map(lists::pyramidsOf).orElse(Set.of())
                                : Set.of()),
                Dates.today(clock),
                mistakes);
    }

    private static Set<UUID> people(List<WorkingList.Row> rows) {
        return rows.stream()
                .flatMap(row -> row.needs().stream())
                .map(need -> need.person())
                .collect(Collectors.toSet());
    }

    private static Set<String> codes(Stream<@Nullable String> places) {
        return places.filter(Objects::nonNull).map(String::valueOf).collect(Collectors.toSet());
    }

    private static int number(String page) {
        return page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }
}
