package org.kith.linkage.tool.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.RecordName;

/// Finds records by the id that somebody wrote down, or by `source/id` where several sources know that id.
public final class Names {

    private final Supplier<Stream<RecordName>> all;
    /// By id; made when the first is asked for.
    private @Nullable Map<String, Set<RecordName>> byId;

    /// Two records that are asked about.
    public record Two(RecordName one, RecordName other) {}

    public Names(Supplier<Stream<RecordName>> all) {
        this.all = all;
    }

    /// The ids that are meant by what somebody wrote down, if records have them.
    public static Stream<String> ids(String written) {
        return Stream.concat(
                Stream.of(written),
                IntStream.range(0, written.length())
                        .filter(place -> written.charAt(place) == '/')
                        .mapToObj(slash -> written.substring(slash + 1)));
    }

    /// The one record that is meant.
    ///
    /// @throws IllegalArgumentException with a sentence, when it is no record or more than one
    RecordName find(String written) {
        Set<RecordName> found = new LinkedHashSet<>(withId(written));
        for (int slash = written.indexOf('/'); slash >= 0; slash = written.indexOf('/', slash + 1)) {
            RecordName name = new RecordName(written.substring(0, slash), written.substring(slash + 1));
            if (withId(name.id()).contains(name)) {
                found.add(name);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no record has the id \"" + written + "\".");
        }
        RecordName first = found.iterator().next();
        if (found.size() > 1) {
            throw new IllegalArgumentException(found.size() + " records have the id \"" + written
                    + "\"; name its source too, as in " + first.source() + "/" + first.id() + ".");
        }
        return first;
    }

    /// The record of this source.
    ///
    /// @param source empty where only the id is known
    /// @throws IllegalArgumentException with a sentence, when it is no record or more than one
    RecordName find(String source, String id) {
        if (source.isEmpty()) {
            return find(id);
        }
        RecordName name = new RecordName(source, id);
        if (!withId(id).contains(name)) {
            throw new IllegalArgumentException("no record of \"" + source + "\" has the id \"" + id + "\".");
        }
        return name;
    }

    private Set<RecordName> withId(String id) {
        if (byId == null) {
            Map<String, Set<RecordName>> names = new HashMap<>();
            all.get().forEach(name -> names.merge(name.id(), Set.of(name), Names::both));
            byId = names;
        }
        return byId.getOrDefault(id, Set.of());
    }

    private static Set<RecordName> both(Set<RecordName> some, Set<RecordName> more) {
        Set<RecordName> both = new LinkedHashSet<>(some);
        both.addAll(more);
        return both;
    }

    /// The record of each `--explain-person`, found before any work is done.
    ///
    /// @throws IllegalArgumentException with a sentence
    public List<RecordName> persons(List<String> written) {
        try {
            return written.stream().map(this::find).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--explain-person: " + e.getMessage(), e);
        }
    }

    /// The two records of each `--explain`, told apart before any work is done.
    ///
    /// @throws IllegalArgumentException with a sentence
    public List<Two> explained(List<String> written) {
        try {
            List<Two> found = new ArrayList<>();
            for (int i = 0; i < written.size(); i += 2) {
                Two two = new Two(find(written.get(i)), find(written.get(i + 1)));
                if (two.one().equals(two.other())) {
                    throw new IllegalArgumentException("both ids are the same record.");
                }
                found.add(two);
            }
            return found;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--explain: " + e.getMessage(), e);
        }
    }
}
