package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.families.Person;
import org.kith.families.corrections.Wrong;
import org.kith.families.facts.Facts;
import org.kith.matching.PersonId;
import org.kith.needs.Need;
import org.kith.site.forms.Option;
import org.kith.site.words.Dates;

/// A fact behind a need that the viewer may say is wrong.
///
/// @param of whose record it is in
/// @param source that says it
/// @param month of which it speaks, where it is one of a register's; else empty
record SaidFact(PersonId of, String source, List<Long> facts, String month, Option option) {

    SaidFact {
        facts = List.copyOf(facts);
    }

    /// Of what the need rests on: what its source still says, of people whom the viewer may know.
    static List<SaidFact> of(Need need, Person person, LocalDate today) {
        var said = new ArrayList<SaidFact>();
        for (var path : need.evidence()) {
            if (path.of() == null || path.name() != null) {
                for (var line : path.lines()) {
                    if (!line.withdrawn()) {
                        var of = path.of() == null ? need.person() : path.of();
                        var way = NeedWords.path(path, person, today);
                        said.add(of(of, line, "", way, today));
                        line.months().forEach(month -> said.add(of(of, month, Dates.month(month.from()), way, today)));
                    }
                }
            }
        }
        return said;
    }

    private static SaidFact of(PersonId of, Facts.Line line, String month, String way, LocalDate today) {
        var origin = line.origin();
        return new SaidFact(
                of,
                origin.source(),
                line.facts(),
                month,
                new Option(
                        line.facts().stream().map(String::valueOf).collect(Collectors.joining("-")),
                        line.words() + ", " + NeedWords.when(line, today),
                        origin.title() + ", " + origin.received(today) + ". " + way));
    }

    /// What the controller reads: of which month it is, and nothing else that the register says.
    Wrong named(Wrong said) {
        return month.isEmpty() ? said : new Wrong(month + ": " + said.what(), said.how());
    }
}
