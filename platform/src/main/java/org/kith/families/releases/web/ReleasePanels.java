package org.kith.families.releases.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.access.Access;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.MyDayPanels;
import org.kith.access.Role;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.families.Family;
import org.kith.families.FamilyPanels;
import org.kith.families.OpenPerson;
import org.kith.families.Person;
import org.kith.families.PersonPanels;
import org.kith.families.releases.ParentReleaseOpening;
import org.kith.families.releases.ParentReleaseOpening.ShownToParent;
import org.kith.matching.PersonId;
import org.kith.site.Panel;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.springframework.stereotype.Component;

/// What parents are shown: on a child's and a family's page for those who help, and on *my day* for a parent and for
/// whoever answers for releases.
@Component
class ReleasePanels implements PersonPanels, FamilyPanels, MyDayPanels {

    private static final int FIRST = 10;

    private final ParentReleaseOpening opening;
    private final Access access;
    private final InstantSource clock;

    ReleasePanels(ParentReleaseOpening opening, Access access, InstantSource clock) {
        this.opening = opening;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Panel> panels(OpenPerson open, Viewer viewer) {
        return forThoseWhoHelp(List.of(open.person()), Map.of(open.person().id(), open.ties()), viewer, false);
    }

    @Override
    public List<Panel> panels(Family family, Viewer viewer) {
        var ties = new HashMap<PersonId, Ties>();
        access.ties(
                        viewer,
                        family.children().stream()
                                .map(child -> child.id().value())
                                .toList())
                .forEach((child, tie) -> ties.put(new PersonId(child), tie));
        return forThoseWhoHelp(family.children(), ties, viewer, true);
    }

    @Override
    public List<Panel> panels(Viewer viewer) {
        if (viewer.role() == Role.PARENT) {
            return forParents(opening.shownTo(viewer));
        }
        return opening.follows(viewer)
                ? List.of(new Panel(
                        "released",
                        "Released to parents",
                        null,
                        Panel.Place.SIDE,
                        40,
                        new ReleasesTally(opening.standing(viewer))))
                : List.of();
    }

    private List<Panel> forThoseWhoHelp(
            Collection<Person> children, Map<PersonId, Ties> ties, Viewer viewer, boolean family) {
        var known = children.stream()
                .filter(child -> {
                    var tie = ties.get(child.id());
                    return tie != null && child.child() && tie.allow(Act.READ, KindOfData.RELEASED);
                })
                .toList();
        return known.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "released",
                        "What parents see here",
                        null,
                        Panel.Place.SIDE,
                        25,
                        new ReceiversBody(opening.receivers(known, ties, viewer), family, Dates.today(clock))));
    }

    private List<Panel> forParents(List<ShownToParent> children) {
        boolean nothing = children.stream().allMatch(child -> child.release() == null);
        var shown = children.stream()
                .filter(child ->
                        !nothing && (child.release() != null || !child.asked().isEmpty()))
                .toList();
        var others = children.stream()
                .filter(child -> !shown.contains(child))
                .map(ShownToParent::child)
                .toList();
        var panels = new ArrayList<Panel>();
        for (var child : shown) {
            var release = child.release();
            panels.add(new Panel(
                    "child-" + (panels.size() + 1),
                    "About " + child.child().called(),
                    release == null
                            ? null
                            : "Until " + Dates.day(release.given().untilOn(), Dates.today(clock)),
                    Panel.Place.MAIN,
                    FIRST + panels.size(),
                    new ShownBody(child, Dates.today(clock))));
        }
        if (nothing || !others.isEmpty()) {
            panels.add(new Panel(
                    "released",
                    nothing
                            ? "Nothing has been shown to you yet"
                            : "Nothing is shown to you yet about " + names(others),
                    null,
                    Panel.Place.MAIN,
                    FIRST + panels.size(),
                    new NothingReleased(others)));
        }
        return panels;
    }

    /// "Cian", "Cian and Niamh"
    static String names(List<Person> people) {
        return Counts.list(people.stream().map(Person::called).toList());
    }
}
