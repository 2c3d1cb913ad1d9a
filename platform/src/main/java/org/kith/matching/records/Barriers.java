package org.kith.matching.records;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.comparison.DamerauLevenshtein;

/// The adoption barriers of a run. A sealed record takes behind its barrier those that give the very same
/// name and date of birth: they are the earlier life's too, whichever agency holds them. So does one without
/// a name that bears its council id, as the council's returns have them: the next life has another; and one
/// that bears neither, as registers have them, and a UPN of the earlier life, though a step-parent's adoption
/// leaves the child the same: what is of both lives would tell the next of the one before. A record with a
/// name is never asked for its numbers. So does what stood with it as surely one person, whatever that is called:
/// with a slip in its name the earlier life would be found again.
final class Barriers {

    private final Map<Integer, Integer> groupOfRecord = new HashMap<>();
    private final Map<String, Integer> groupOfDescription = new HashMap<>();
    private final Map<String, Integer> groupOfCouncilId = new HashMap<>();
    private final Map<String, Integer> groupOfUpn = new HashMap<>();
    private final Map<Integer, Set<String>> surnames = new HashMap<>();

    /// What a version of a record says of whose it is.
    record Said(
            @Nullable String forename,
            @Nullable String surname,
            @Nullable LocalDate born,
            @Nullable String councilId,
            @Nullable String upn) {

        private @Nullable String description() {
            return forename == null || surname == null || born == null
                    ? null
                    : plain(forename) + " " + plain(surname) + " " + born;
        }

        private boolean nameless() {
            return forename == null && surname == null;
        }
    }

    /// Takes a version of a sealed record. By the next life's surname, to which its source may rename it after the
    /// order, it takes nobody.
    void seal(int id, Said said, boolean sinceOrder) {
        int mine = groupOfRecord.getOrDefault(id, groupOfRecord.size() + 1);
        int group = mine;
        var earlier = surnames.computeIfAbsent(id, _ -> new HashSet<>());
        boolean next =
                sinceOrder && said.surname() != null && !earlier.isEmpty() && !isLikeOne(said.surname(), earlier);
        if (said.surname() != null && !next) {
            earlier.add(plain(said.surname()));
        }
        var description = next ? null : said.description();
        if (description != null) {
            group = groupOfDescription.computeIfAbsent(description, _ -> mine);
        }
        groupOfRecord.putIfAbsent(id, group);
        if (said.councilId() != null) {
            groupOfCouncilId.putIfAbsent(said.councilId(), groupOfRecord.getOrDefault(id, group));
        }
        if (!next) {
            bears(groupOfRecord.getOrDefault(id, group), said);
        }
    }

    /// Takes the UPN that a version of a record behind a barrier bears.
    void bears(int group, Said said) {
        if (said.upn() != null) {
            groupOfUpn.putIfAbsent(said.upn(), group);
        }
    }

    /// A version of a record that stands with a sealed one as surely one person.
    ///
    /// @param sinceOrder whether it was told after the adoption, or begins after it
    record Beside(int record, int sealed, Said said, boolean sinceOrder) {}

    /// Takes what stands with sealed records behind their barriers, but for what is the next life's: described since
    /// the order, and in no version by a surname of the earlier life, be it with a slip.
    ///
    /// @param versions in the order in which they were told; those of the sealed records too
    /// @return the group of each record that is taken
    Map<Integer, Integer> take(List<Beside> versions) {
        var earlier = new HashMap<Integer, Set<String>>();
        for (var version : versions) {
            var surname = version.said().surname();
            if (surname != null && !version.sinceOrder()) {
                earlier.computeIfAbsent(version.sealed(), _ -> new HashSet<>()).add(plain(surname));
            }
        }
        var taken = new TreeMap<Integer, Integer>();
        versions.stream().collect(Collectors.groupingBy(Beside::record)).forEach((record, told) -> {
            int sealed = told.getFirst().sealed();
            int group = groupOfRecord.getOrDefault(sealed, 0);
            if (group > 0 && !isNextLife(told, earlier.getOrDefault(sealed, Set.of()))) {
                taken.put(record, groupOfRecord.computeIfAbsent(record, _ -> group));
                told.forEach(version -> bears(group, version.said()));
            }
        });
        return taken;
    }

    private static boolean isNextLife(List<Beside> told, Set<String> earlier) {
        var newest = told.getLast();
        return newest.sinceOrder()
                && newest.said().surname() != null
                && told.stream()
                        .map(version -> version.said().surname())
                        .filter(Objects::nonNull)
                        .noneMatch(surname -> isLikeOne(surname, earlier));
    }

    private static boolean isLikeOne(String surname, Set<String> plainOnes) {
        return plainOnes.stream().anyMatch(one -> DamerauLevenshtein.atMostOne(one, plain(surname)));
    }

    Set<String> upns() {
        return groupOfUpn.keySet();
    }

    boolean none() {
        return groupOfRecord.isEmpty();
    }

    /// The group behind a barrier that a version of a record belongs to, or 0.
    int groupOf(int id, Said said) {
        int group = groupOfRecord.getOrDefault(id, 0);
        if (group > 0) {
            return group;
        }
        var description = said.description();
        if (description != null) {
            return groupOfDescription.getOrDefault(description, 0);
        }
        if (!said.nameless()) {
            return 0;
        }
        if (said.councilId() != null) {
            return groupOfCouncilId.getOrDefault(said.councilId(), 0);
        }
        return said.upn() == null ? 0 : groupOfUpn.getOrDefault(said.upn(), 0);
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }
}
