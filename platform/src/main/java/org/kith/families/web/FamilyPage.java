package org.kith.families.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.families.Family;
import org.kith.families.OpenFamily;
import org.kith.families.Person;
import org.kith.families.facts.Care;
import org.kith.matching.PersonId;
import org.kith.site.Page;
import org.kith.site.Panel;
import org.kith.site.forms.Mistake;
import org.kith.site.words.Counts;

/// A family: who they are, why the viewer may see it, and what the capabilities have to say.
///
/// @param care of the children in care, as far as the viewer may know
record FamilyPage(
        OpenFamily open,
        List<Panel> panels,
        Map<PersonId, Care.InCare> care,
        LocalDate today,
        List<Mistake> mistakes,
        String reason)
        implements Page {

    /// 403 while the working content is closed and a reason would open it.
    @Override
    public int httpStatus() {
        return !mistakes.isEmpty() ? 422 : open.mayAsk() ? 403 : 200;
    }

    /// "Jayden 14, Maisie 11 and Alfie 2, at 12 Quarry Close, DT4 8AA. Nothe Reach pyramid, Weymouth and Portland."
    String who() {
        var family = open.family();
        var home = family.home();
        var staying = family.members().stream()
                .filter(member -> member.part() == Family.Part.CHILD && !away(member.person()))
                .collect(Collectors.partitioningBy(
                        member -> home == null || family.livesAtHome(member),
                        Collectors.mapping(member -> nameAndAge(member.person()), Collectors.toList())));
        var atHome = staying.getOrDefault(true, List.of());
        var elsewhere = staying.getOrDefault(false, List.of());
        var places = new ArrayList<String>();
        if (family.pyramid() != null) {
            places.add(family.pyramid() + " pyramid");
        }
        if (family.zone() != null) {
            places.add(family.zone());
        }
        var children = !atHome.isEmpty()
                ? Counts.list(atHome)
                : family.children().isEmpty()
                        ? "The children are not shown to your role"
                        : elsewhere.isEmpty() ? "No child lives at home" : "No child is known to live at home";
        return children
                + (home == null ? "" : (atHome.isEmpty() ? ": " : ", at ") + home.inOneLine())
                + "."
                + (elsewhere.isEmpty()
                        ? ""
                        : " " + Counts.list(elsewhere) + (elsewhere.size() == 1 ? " is" : " are")
                                + " not known to live there.")
                + (places.isEmpty() ? "" : " " + String.join(", ", places) + ".");
    }

    /// "Robin 12 is in care, placed with foster carers, since 1 May 2023, as of 2 November."
    List<String> inCare() {
        return open.family()
                .people()
                .flatMap(person -> Optional.ofNullable(care.get(person.id())).stream()
                        .map(placed -> placed.of(nameAndAge(person), today)))
                .toList();
    }

    /// As what the viewer helps, for whom and since when: "social worker, Children in care, for Robin,
    /// since 10 January 2024"; nothing for whoever does not help.
    Optional<String> part() {
        return panels.stream()
                .flatMap(
                        panel -> panel.body() instanceof HelpersBody helpers ? helpers.rows().stream() : Stream.empty())
                .filter(HelpersBody.Row::you)
                .map(row -> row.role() + ", for " + row.whom() + ", " + row.since())
                .findFirst();
    }

    private boolean away(Person child) {
        return Optional.ofNullable(care.get(child.id()))
                .filter(placed -> !placed.atHome())
                .isPresent();
    }

    private String nameAndAge(Person child) {
        return child.called() + " " + child.age(today);
    }
}
