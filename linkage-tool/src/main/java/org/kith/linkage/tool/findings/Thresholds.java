package org.kith.linkage.tool.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.linkage.Links;

/// What another threshold would bring, from the pairs that were kept.
///
/// @param from      the probability
/// @param pairs     pairs that are at least as likely
/// @param joined    those whose records this run has joined, whatever its own threshold
/// @param people    how many people there were if every such pair were joined, twins and constraints forgotten
/// @param precision of those pairs, where the truth is known
/// @param recall    of those pairs among all true ones, where the truth is known
public record Thresholds(
        double from,
        long pairs,
        long joined,
        int people,
        @Nullable Double precision,
        @Nullable Double recall) {

    /// The probabilities that are tried.
    public static final List<Double> FROM = List.of(0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 0.999);

    /// What each of some thresholds would bring.
    ///
    /// @param truth     each record's true person, negative where not known; null where none is
    /// @param truePairs how many pairs of records are truly one person
    public static List<Thresholds> of(Links links, int @Nullable [] truth, long truePairs) {
        Counting counting = new Counting(links.persons(), truth, truePairs);
        links.eachPair(counting::take);
        return counting.finished();
    }

    /// Goes through the pairs once, likeliest first, and notes where it stands at each threshold.
    private static final class Counting {

        private final int[] persons;
        private final int @Nullable [] truth;
        private final long truePairs;
        private final int[] root;
        private final List<Thresholds> found = new ArrayList<>();
        private long pairs;
        private long joined;
        private long judged;
        private long right;
        private int people;

        Counting(int[] persons, int @Nullable [] truth, long truePairs) {
            this.persons = persons;
            this.truth = truth;
            this.truePairs = truePairs;
            root = new int[persons.length];
            Arrays.setAll(root, record -> record);
            people = persons.length;
        }

        void take(int a, int b, double probability) {
            while (found.size() < FROM.size() && probability < FROM.get(FROM.size() - 1 - found.size())) {
                note();
            }
            pairs++;
            joined += persons[a] == persons[b] ? 1 : 0;
            if (truth != null && truth[a] >= 0 && truth[b] >= 0) {
                judged++;
                right += truth[a] == truth[b] ? 1 : 0;
            }
            int rootA = find(a);
            int rootB = find(b);
            if (rootA != rootB) {
                root[rootA] = rootB;
                people--;
            }
        }

        List<Thresholds> finished() {
            while (found.size() < FROM.size()) {
                note();
            }
            return found.reversed();
        }

        private void note() {
            found.add(new Thresholds(
                    FROM.get(FROM.size() - 1 - found.size()),
                    pairs,
                    joined,
                    people,
                    truth == null ? null : judged == 0 ? 1 : right / (double) judged,
                    truth == null ? null : truePairs == 0 ? 1 : right / (double) truePairs));
        }

        private int find(int record) {
            int at = record;
            while (root[at] != at) {
                root[at] = root[root[at]];
                at = root[at];
            }
            return at;
        }
    }
}
