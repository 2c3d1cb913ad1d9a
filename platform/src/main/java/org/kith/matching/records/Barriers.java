package org.kith.matching.records;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The adoption barriers of a run. A sealed record takes behind its barrier those that give the very same name and date
/// of birth: they are the earlier life's too, whichever agency holds them. Numbers are not asked, since a child adopted
/// by a step-parent keeps them.
final class Barriers {

    private final Map<Integer, Integer> groupOfRecord = new HashMap<>();
    private final Map<String, Integer> groupOfDescription = new HashMap<>();
    private final Set<LocalDate> birthdays = new HashSet<>();

    /// Takes a version of a sealed record.
    void seal(int id, @Nullable String forename, @Nullable String surname, @Nullable LocalDate born) {
        int mine = groupOfRecord.getOrDefault(id, groupOfRecord.size() + 1);
        int group = mine;
        if (forename != null && surname != null && born != null) {
            birthdays.add(born);
            group = groupOfDescription.computeIfAbsent(description(forename, surname, born), _ -> mine);
        }
        groupOfRecord.putIfAbsent(id, group);
    }

    boolean none() {
        return groupOfRecord.isEmpty();
    }

    /// The group behind a barrier that a version of a record belongs to, or 0.
    int groupOf(int id, @Nullable String forename, @Nullable String surname, @Nullable LocalDate born) {
        int group = groupOfRecord.getOrDefault(id, 0);
        return group > 0 || forename == null || surname == null || born == null || !birthdays.contains(born)
                ? group
                : groupOfDescription.getOrDefault(description(forename, surname, born), 0);
    }

    private static String description(String forename, String surname, LocalDate born) {
        return plain(forename) + " " + plain(surname) + " " + born;
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }
}
