package org.kith.access.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.Names;
import org.kith.access.Reading;
import org.kith.access.Relation;
import org.springframework.beans.factory.ObjectProvider;

/// Readings with the names of the people they were about.
///
/// @param older the id before which the next page begins; null on the last
public record ReadingRows(
        List<Reading> readings,
        AboutPeople people,
        @Nullable Long older) {

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
        return new ReadingRows(
                List.copyOf(shown),
                AboutPeople.of(shown.stream().map(Reading::personIds), known, mayBeNamed),
                read.size() > most ? shown.getLast().id() : null);
    }

    public boolean isEmpty() {
        return readings.isEmpty();
    }

    /// Whom a page with these rows names: of each reading the first few.
    public Set<UUID> named() {
        return people.named(readings.stream().map(Reading::personIds));
    }

    /// Whom a reading was about.
    String about(Reading reading) {
        return people.words(reading.personIds());
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
