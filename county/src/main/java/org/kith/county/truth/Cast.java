package org.kith.county.truth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.county.agencies.Agency;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Sheets;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Story;
import org.kith.county.people.Family;
import org.kith.county.people.Kind;
import org.kith.county.people.Person;

/// The families that are hard to see whole, by kind, so that tests and the demo can find them. It speaks last, when all
/// records are known.
public final class Cast implements Agency {

    /// How many of each kind from one pyramid.
    private static final int EACH = 3;

    private final Delivery cast;

    public Cast(Deliveries deliveries) {
        cast = deliveries.truth("cast.csv", "kind,family,people,records");
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        Map<Kind, Integer> told = new EnumMap<>(Kind.class);
        for (Story story : chronicle.stories()) {
            Family family = story.family();
            boolean hard = family.kind() != Kind.PLAIN && family.kind() != Kind.FOSTER;
            if (hard && told.merge(family.kind(), 1, Integer::sum) <= EACH) {
                List<Person> people = new ArrayList<>(family.adults());
                people.addAll(family.children());
                sheets.of(cast)
                        .s(family.kind().word())
                        .i(family.id())
                        .s(people.stream()
                                .map(person -> Integer.toString(person.id()))
                                .collect(Collectors.joining(";")))
                        .s(people.stream()
                                .flatMap(person -> sheets.recordsOf(person).stream())
                                .collect(Collectors.joining(";")))
                        .end();
            }
        }
    }
}
