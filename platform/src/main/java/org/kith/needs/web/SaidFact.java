package org.kith.needs.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kith.families.Person;
import org.kith.matching.PersonId;
import org.kith.needs.Need;
import org.kith.site.Dates;
import org.kith.site.Option;

/// A fact behind a need that the viewer may say is wrong.
///
/// @param of whose record it is in
/// @param source that says it
record SaidFact(PersonId of, String source, List<Long> facts, Option option) {

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
                        var origin = line.origin();
                        said.add(new SaidFact(
                                path.of() == null ? need.person() : path.of(),
                                origin.source(),
                                line.facts(),
                                new Option(
                                        String.valueOf(line.facts().getFirst()),
                                        line.words() + ", " + NeedWords.when(line, today),
                                        origin.title() + ", received " + Dates.brief(origin.receivedOn(), today) + ". "
                                                + NeedWords.path(path, person, today))));
                    }
                }
            }
        }
        return said;
    }
}
