package org.kith.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.linkage.Quality;

/// How good a set of clusters is, for every peer by the same reckoning.
///
/// @param twinsMerged the share of twin sets, with records of at least two of them, of which some cluster holds two
/// @param mixed       the share of children whose cluster holds records of somebody else
/// @param gaps        the worst-served group of each kind beside the best, the widest gap first
record Found(Quality quality, double twinsMerged, int twinSets, double mixed, List<Gap> gaps) {

    private static final int FEWEST_PAIRS = 500;
    private static final List<String> GROUPS = List.of("script", "decile", "age", "ethnicity");

    private static final List<String> KNOWN =
            Stream.concat(Stream.of("twins"), GROUPS.stream()).toList();

    /// The truth of a file: each record's person, and what is known of it.
    @SuppressWarnings("ArrayRecordComponent") // one file's own, too large to copy
    record Truth(Map<String, Integer> numbers, int[] persons, List<Map<String, String>> known) {

        static Truth of(Path file, String id, String person) {
            Map<String, Integer> numbers = new HashMap<>();
            Map<String, Integer> people = new HashMap<>();
            List<Integer> persons = new ArrayList<>();
            List<Map<String, String>> known = new ArrayList<>();
            try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    numbers.put(row.getField(id).strip(), numbers.size());
                    // febrl3 hides the person in its id: rec-N-org and rec-N-dup-k.
                    String named = person.isEmpty() ? row.getField(id).split("-", 3)[1] : row.getField(person);
                    persons.add(people.computeIfAbsent(named, one -> people.size()));
                    if (row.getHeader().contains("twins")) {
                        known.add(KNOWN.stream()
                                .collect(Collectors.toMap(
                                        column -> column,
                                        column -> row.getField(column).intern())));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Truth(
                    numbers, persons.stream().mapToInt(Integer::intValue).toArray(), known);
        }
    }

    /// Reads `id,cluster` in any order.
    static Found of(Path clusters, String id, String cluster, Truth truth) {
        int[] found = new int[truth.persons().length];
        Map<String, Integer> numbers = new HashMap<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(clusters)) {
            for (NamedCsvRecord row : rows) {
                Integer number = truth.numbers().get(row.getField(id).strip());
                if (number == null) {
                    throw new IllegalStateException(clusters + " has an unknown id " + row.getField(id));
                }
                found[number] = numbers.computeIfAbsent(row.getField(cluster), one -> numbers.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var quality = Quality.of(found, truth.persons());
        if (truth.known().isEmpty()) {
            return new Found(quality, 0, 0, 0, List.of());
        }
        var twins = twins(found, truth);
        return new Found(quality, twins[0], (int) twins[1], mixed(found, truth), gaps(found, truth));
    }

    private static double[] twins(int[] found, Truth truth) {
        Map<String, Set<Integer>> people = new HashMap<>();
        Map<String, Map<Integer, Integer>> personOfCluster = new HashMap<>();
        Set<String> merged = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            String set = truth.known().get(i).getOrDefault("twins", "");
            if (!set.isEmpty()) {
                people.computeIfAbsent(set, one -> new HashSet<>()).add(truth.persons()[i]);
                Integer before = personOfCluster
                        .computeIfAbsent(set, one -> new HashMap<>())
                        .putIfAbsent(found[i], truth.persons()[i]);
                if (before != null && before != truth.persons()[i]) {
                    merged.add(set);
                }
            }
        }
        long sets = people.values().stream().filter(both -> both.size() > 1).count();
        return new double[] {sets == 0 ? 0 : (double) merged.size() / sets, sets};
    }

    private static double mixed(int[] found, Truth truth) {
        Map<Integer, Integer> first = new HashMap<>();
        Set<Integer> mixedClusters = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            Integer before = first.putIfAbsent(found[i], truth.persons()[i]);
            if (before != null && before != truth.persons()[i]) {
                mixedClusters.add(found[i]);
            }
        }
        Set<Integer> children = new HashSet<>();
        Set<Integer> mixed = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            if (!"adult".equals(truth.known().get(i).get("age"))) {
                children.add(truth.persons()[i]);
                if (mixedClusters.contains(found[i])) {
                    mixed.add(truth.persons()[i]);
                }
            }
        }
        return (double) mixed.size() / Math.max(1, children.size());
    }

    /// How well one group is served.
    ///
    /// @param pairs  of records of one person, of people of the group
    /// @param recall the share of them that was found
    /// @param from   with `to`, where nineteen in twenty such groups would have it (Wilson); people are drawn, not
    /// pairs, so that a person of many records counts as one
    record Group(String name, long pairs, double recall, double from, double to) {

        private static final double SURE = 1.96;

        private static Group of(String name, List<long[]> people) {
            long pairs = people.stream().mapToLong(person -> person[0]).sum();
            double all = (double) pairs;
            double right =
                    people.stream().mapToDouble(person -> (double) person[1]).sum();
            double recall = right / all;
            double squares = people.stream()
                    .mapToDouble(person -> (double) person[1] - recall * (double) person[0])
                    .map(apart -> apart * apart)
                    .sum();
            double worth =
                    squares == 0 ? (double) people.size() : Math.min(all, recall * (1 - recall) / squares * all * all);
            double z = SURE * SURE / worth;
            double middle = (recall + z / 2) / (1 + z);
            double half = Math.sqrt(z * (recall * (1 - recall) + z / 4)) / (1 + z);
            return new Group(name, pairs, recall, Math.max(0, middle - half), Math.min(1, middle + half));
        }
    }

    /// The worst-served group of one kind beside the best, of those with enough pairs to tell.
    record Gap(String kind, Group worst, Group best) {

        double points() {
            return 100 * (best.recall() - worst.recall());
        }

        /// Whether their intervals lie apart.
        boolean clear() {
            return worst.to() < best.from();
        }
    }

    /// The gap in recall of each kind, the widest first.
    private static List<Gap> gaps(int[] found, Truth truth) {
        Map<Integer, List<Integer>> recordsOf = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            recordsOf
                    .computeIfAbsent(truth.persons()[i], one -> new ArrayList<>())
                    .add(i);
        }
        List<Gap> gaps = new ArrayList<>();
        for (String kind : GROUPS) {
            Map<String, List<long[]>> people = new LinkedHashMap<>();
            for (List<Integer> records : recordsOf.values()) {
                Map<String, long[]> counts = new HashMap<>();
                for (int i = 0; i < records.size(); i++) {
                    for (int j = i + 1; j < records.size(); j++) {
                        String group = truth.known().get(records.get(i)).getOrDefault(kind, "");
                        long[] count = counts.computeIfAbsent(group, one -> new long[2]);
                        count[0]++;
                        count[1] += found[records.get(i)] == found[records.get(j)] ? 1 : 0;
                    }
                }
                counts.forEach((group, count) ->
                        people.computeIfAbsent(group, one -> new ArrayList<>()).add(count));
            }
            List<Group> groups = people.entrySet().stream()
                    .map(entry -> Group.of(entry.getKey(), entry.getValue()))
                    .filter(group -> group.pairs() >= FEWEST_PAIRS)
                    .sorted(Comparator.comparingDouble(Group::recall))
                    .toList();
            if (groups.size() > 1) {
                gaps.add(new Gap(kind, groups.getFirst(), groups.getLast()));
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::points).reversed());
        return gaps;
    }
}
