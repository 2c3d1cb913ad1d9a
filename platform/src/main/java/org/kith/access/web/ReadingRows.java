package org.kith.access.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Names;
import org.kith.access.Reading;
import org.kith.access.Relation;
import org.kith.site.words.Counts;
import org.springframework.beans.factory.ObjectProvider;

/// Readings with the names of the people they were about.
///
/// @param older the id before which the next page begins; null on the last
public record ReadingRows(
        List<Reading> readings,
        Map<UUID, String> names,
        @Nullable Long older) {

    private static final int MOST_NAMES = 3;
    /// Of a file of the whole record everybody would be looked up to name three.
    private static final int MOST_LOOKED_UP = 20;

    /// What fits of them, with the names that they need.
    ///
    /// @param read one more than fits, when there are older ones
    public static ReadingRows of(List<Reading> read, int most, ObjectProvider<Names> known) {
        return of(read, most, known, people -> people);
    }

    /// @param mayBeNamed those of some people whom these rows may name
    static ReadingRows of(
            List<Reading> read, int most, ObjectProvider<Names> known, UnaryOperator<Set<UUID>> mayBeNamed) {
        var shown = read.subList(0, Math.min(most, read.size()));
        var ids = new HashSet<UUID>();
        shown.forEach(
                reading -> reading.personIds().stream().limit(MOST_LOOKED_UP).forEach(ids::add));
        var named = mayBeNamed.apply(ids);
        var names =
                known.orderedStream().findFirst().map(each -> each.names(named)).orElseGet(Map::of);
        return new ReadingRows(
                List.copyOf(shown),
                Map.copyOf(names),
                read.size() > most ? shown.getLast().id() : null);
    }

    public boolean isEmpty() {
        return readings.isEmpty();
    }

    /// Whom a page with these rows names: of each reading the first few.
    public Set<UUID> named() {
        return readings.stream().flatMap(reading -> called(reading.personIds())).collect(Collectors.toSet());
    }

    private Stream<UUID> called(List<UUID> people) {
        return people.stream().filter(names::containsKey).limit(MOST_NAMES);
    }

    /// Whom a reading was about: "Ann Lee, Bob Lee, Cat Lee and 4 others".
    String about(Reading reading) {
        if (reading.personIds().isEmpty()) {
            return "nobody in particular";
        }
        var known = called(reading.personIds()).map(names::get).toList();
        int others = reading.personIds().size() - known.size();
        if (known.isEmpty()) {
            return Counts.of(others, "person", "people");
        }
        var more = others == 0 ? Stream.<String>of() : Stream.of(Counts.of(others, "other", "others"));
        return Counts.list(Stream.concat(known.stream(), more).toList());
    }

    /// To somebody who works for no agency, of what they did themselves.
    static String youDid(Act act) {
        return act == Act.FIND ? "saw the name" : did(act);
    }

    /// To somebody who works for no agency, why they may.
    static String youMay(Relation relation) {
        return switch (relation) {
            case SELF -> "It is about you";
            case PARENT -> "You are the parent";
            case LEAD, INVOLVED, ON_ROLL, IN_ZONE, REASON, FOUND, NONE -> relation.words();
        };
    }

    static String did(Act act) {
        return switch (act) {
            case FIND -> "saw in a list";
            case FIND_EXACTLY -> "searched by exact name and date of birth";
            case READ -> "opened";
            case ASK -> "gave a reason";
            case CHANGE -> "decided";
            case EXPORT -> "took away in a file";
        };
    }
}
