package org.kith.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
/// @param worstGroup  by how many points the recall of the worst-served group lies below the best one's
record Found(Quality quality, double twinsMerged, int twinSets, double mixed, double worstGroup, String worst) {

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
            return new Found(quality, 0, 0, 0, 0, "");
        }
        var twins = twins(found, truth);
        var gap = gap(found, truth);
        return new Found(quality, twins[0], (int) twins[1], mixed(found, truth), gap.getValue(), gap.getKey());
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

    /// The widest gap in recall between the groups of one kind.
    private static Map.Entry<String, Double> gap(int[] found, Truth truth) {
        Map<Integer, List<Integer>> recordsOf = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            recordsOf
                    .computeIfAbsent(truth.persons()[i], one -> new ArrayList<>())
                    .add(i);
        }
        String worst = "";
        double widest = 0;
        for (String kind : GROUPS) {
            Map<String, long[]> byGroup = new LinkedHashMap<>();
            for (List<Integer> records : recordsOf.values()) {
                for (int i = 0; i < records.size(); i++) {
                    for (int j = i + 1; j < records.size(); j++) {
                        String group = truth.known().get(records.get(i)).getOrDefault(kind, "");
                        long[] counts = byGroup.computeIfAbsent(group, one -> new long[2]);
                        counts[0]++;
                        if (found[records.get(i)] == found[records.get(j)]) {
                            counts[1]++;
                        }
                    }
                }
            }
            double best = 0;
            double least = 1;
            String leastGroup = "";
            for (var entry : byGroup.entrySet()) {
                double recall = (double) entry.getValue()[1] / entry.getValue()[0];
                if (entry.getValue()[0] >= FEWEST_PAIRS) {
                    best = Math.max(best, recall);
                    if (recall < least) {
                        least = recall;
                        leastGroup = entry.getKey();
                    }
                }
            }
            if (best - least > widest) {
                widest = best - least;
                worst = kind + " " + leastGroup;
            }
        }
        return Map.entry(worst, widest * 100);
    }
}
