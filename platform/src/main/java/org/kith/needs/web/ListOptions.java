package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kith.needs.Choice;
import org.kith.needs.WorkingList;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;

/// What may be chosen of a working list.
record ListOptions(WorkingList.Counts counts, Choice choice, ListPlaces places, LocalDate since, LocalDate today) {

    static final String NOT_LISTED = "A need that is not on your list";

    List<Option> needs() {
        return needs("Any", ChoiceWords.need(choice));
    }

    List<Option> others() {
        return needs("No other", ChoiceWords.or(choice));
    }

    private List<Option> needs(String none, String chosen) {
        var options = new ArrayList<>(List.of(new Option("", none)));
        counts.titles().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> options.add(new Option(entry.getKey(), entry.getValue())));
        return withChosen(options, chosen);
    }

    List<Option> zones() {
        return withChosen(of(counts.zones(), "z", "Not shown or not known"), choice.zone());
    }

    List<Option> pyramids() {
        return withChosen(of(counts.pyramids(), "", "Not shown or not known"), choice.pyramid());
    }

    List<Option> schools() {
        return withChosen(of(counts.schools(), "s", "On no roll, or not shown"), choice.school());
    }

    List<Option> helps() {
        return List.of(new Option("", "Any"), new Option("nobody", "Nobody known"), new Option("somebody", "Somebody"));
    }

    List<Option> changes() {
        var day = Dates.day(since, today);
        return List.of(
                new Option("", "Stands today"),
                new Option("new", "New since " + day),
                new Option("ended", "Ended since " + day),
                new Option("unconfirmed", "Not confirmed"));
    }

    List<Option> orders() {
        return List.of(new Option("", "Newest first"), new Option("place", "Place"), new Option("surname", "Surname"));
    }

    private List<Option> of(Set<String> codes, String prefix, String unknown) {
        var named = new TreeMap<String, String>();
        codes.stream()
                .filter(code -> !code.equals(Choice.NO_PLACE))
                .forEach(code ->
                        named.put(prefix.isEmpty() ? places.pyramid(code) : places.name(prefix + code, code), code));
        var options = new ArrayList<>(List.of(new Option("", "Any")));
        named.forEach((name, code) -> options.add(new Option(code, name)));
        if (codes.contains(Choice.NO_PLACE)) {
            options.add(new Option(Choice.NO_PLACE, unknown));
        }
        return options;
    }

    /// A filter that was kept, or a figure's way to the list, may ask for what is not on it.
    private static List<Option> withChosen(List<Option> options, String chosen) {
        if (options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Option(chosen, "Not on your list"));
        }
        return options;
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
}
