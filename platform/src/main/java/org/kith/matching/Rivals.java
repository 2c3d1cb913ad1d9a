package org.kith.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.ScoredPair;

/// Whom else the records of likely pairs fit.
public final class Rivals {

    private final Map<Integer, List<Fit>> fits = new HashMap<>();
    private final int[] persons;

    /// A record beside another, and the match weight between them.
    private record Fit(int record, double weight) {}

    /// Of records that fit as well the first is the better one.
    private static final Comparator<Fit> BETTER =
            Comparator.comparingDouble(Fit::weight).thenComparing(Fit::record, Comparator.reverseOrder());

    /// @param likely  all likely pairs of records of different people
    /// @param persons each record's person, by the numbers that pairs have of records
    public Rivals(List<ScoredPair> likely, int[] persons) {
        this.persons = persons;
        for (var pair : likely) {
            double weight = Gaps.weight(pair.probability());
            fits.computeIfAbsent(pair.a(), _ -> new ArrayList<>()).add(new Fit(pair.b(), weight));
            fits.computeIfAbsent(pair.b(), _ -> new ArrayList<>()).add(new Fit(pair.a(), weight));
        }
    }

    /// Third people that fit one or the other as well: of each the record that fits best.
    public List<Integer> of(int one, int other) {
        var best = new HashMap<Integer, Fit>();
        Stream.of(one, other)
                .flatMap(end -> thirds(end, one, other))
                .forEach(third -> best.merge(persons[third.record()], third, BinaryOperator.maxBy(BETTER)));
        return best.values().stream().map(Fit::record).sorted().toList();
    }

    /// How far the two are ahead of the next best person for either.
    public Gaps gaps(int one, int other, double probability) {
        double weight = Gaps.weight(probability);
        return new Gaps(gap(one, one, other, weight), gap(other, one, other, weight));
    }

    private @Nullable Double gap(int end, int one, int other, double weight) {
        var next = thirds(end, one, other).mapToDouble(Fit::weight).max();
        return next.isPresent() ? weight - next.getAsDouble() : null;
    }

    private Stream<Fit> thirds(int end, int one, int other) {
        return fits.getOrDefault(end, List.of()).stream()
                .filter(third -> persons[third.record()] != persons[one] && persons[third.record()] != persons[other]);
    }
}
