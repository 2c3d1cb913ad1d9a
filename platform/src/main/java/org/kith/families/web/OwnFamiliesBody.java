package org.kith.families.web;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.MyDayPanels;
import org.kith.families.Families;
import org.kith.site.Page;
import org.kith.site.words.Counts;

/// A practitioner's own families, those with news first.
record OwnFamiliesBody(List<Families.Mine> families, LocalDate today) implements Page, MyDayPanels.Naming {

    OwnFamiliesBody {
        families = List.copyOf(families);
    }

    @Override
    public List<UUID> named() {
        return families.stream()
                .flatMap(family -> Stream.concat(
                        family.children().stream(),
                        isOneHomeOfSeveral(family) ? family.adults().stream() : Stream.of()))
                .map(Families.Called::id)
                .toList();
    }

    /// "Leo, Louis"
    static String called(List<Families.Called> people) {
        return people.stream().map(Families.Called::name).collect(Collectors.joining(", "));
    }

    /// Which of the children's homes it is, where another on the list is called the same; otherwise empty.
    String home(Families.Mine family) {
        return !isOneHomeOfSeveral(family)
                ? ""
                : family.adults().isEmpty()
                        ? "One of their homes; no adult there is shown to you"
                        : "One of their homes, with "
                                + Counts.list(family.adults().stream()
                                        .map(Families.Called::name)
                                        .toList());
    }

    private boolean isOneHomeOfSeveral(Families.Mine family) {
        return families.stream()
                .anyMatch(other -> !other.id().equals(family.id())
                        && other.name().equals(family.name())
                        && !Collections.disjoint(other.children(), family.children()));
    }
}
