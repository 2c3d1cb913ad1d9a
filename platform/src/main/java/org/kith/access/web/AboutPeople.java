package org.kith.access.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.access.Names;
import org.kith.site.words.Counts;
import org.springframework.beans.factory.ObjectProvider;

/// Whom rows are about, in words: of each row the first few by name.
public record AboutPeople(Map<UUID, String> names) {

    private static final int MOST_NAMES = 3;
    /// Of a file of the whole record everybody would be looked up to name three.
    private static final int MOST_LOOKED_UP = 20;

    public AboutPeople {
        names = Map.copyOf(names);
    }

    /// Of rows that may name everybody.
    ///
    /// @param rows the people of each
    public static AboutPeople of(Stream<List<UUID>> rows, ObjectProvider<Names> known) {
        return of(rows, known, people -> people);
    }

    /// @param mayBeNamed those of some people whom the rows may name
    static AboutPeople of(Stream<List<UUID>> rows, ObjectProvider<Names> known, UnaryOperator<Set<UUID>> mayBeNamed) {
        var people = new HashSet<UUID>();
        rows.forEach(row -> row.stream().limit(MOST_LOOKED_UP).forEach(people::add));
        var named = mayBeNamed.apply(people);
        return new AboutPeople(
                known.orderedStream().findFirst().map(each -> each.names(named)).orElseGet(Map::of));
    }

    /// Those of them who are named in these rows.
    public Set<UUID> named(Stream<List<UUID>> rows) {
        return rows.flatMap(this::called).collect(Collectors.toSet());
    }

    private Stream<UUID> called(List<UUID> people) {
        return people.stream().filter(names::containsKey).limit(MOST_NAMES);
    }

    /// "Ann Lee, Bob Lee, Cat Lee and 4 others"
    public String words(List<UUID> people) {
        if (people.isEmpty()) {
            return "nobody in particular";
        }
        var known = called(people).map(names::get).toList();
        int others = people.size() - known.size();
        if (known.isEmpty()) {
            return Counts.of(others, "person", "people");
        }
        var more = others == 0 ? Stream.<String>of() : Stream.of(Counts.of(others, "other", "others"));
        return Counts.list(Stream.concat(known.stream(), more).toList());
    }
}
