package org.kith.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Gives each cluster of a run the person who lives on in it.
///
/// A person goes where most of their records went; of several who went to one cluster, the one with most records there
/// lives on and the others became them. Ties go to the cluster and the person whose first record comes first, so that
/// the answer does not depend on how anything was stored.
public final class Survivors {

    public static final int NOBODY = -1;

    /// For each cluster the old person who lives on in it, or [#NOBODY].
    private final int[] ofCluster;

    /// For each old person the cluster where most of their records went, or [#NOBODY] if no record is left.
    private final int[] clusterOf;

    private Survivors(int[] ofCluster, int[] clusterOf) {
        this.ofCluster = ofCluster;
        this.clusterOf = clusterOf;
    }

    /// Records in canonical order: the cluster of each, and the person of each before, or [#NOBODY].
    public static Survivors of(int[] cluster, int clusters, int[] before, int persons) {
        var shared = new HashMap<Long, int[]>();
        for (int record = 0; record < cluster.length; record++) {
            if (before[record] != NOBODY) {
                long key = ((long) before[record] << 32) | cluster[record];
                int first = record;
                shared.computeIfAbsent(key, _ -> new int[] {0, first})[0]++;
            }
        }
        int[] clusterOf = filled(persons);
        int[] most = new int[persons];
        int[] first = new int[persons];
        shared.forEach((key, overlap) -> {
            int person = (int) (key >>> 32);
            if (beats(overlap, most[person], first[person])) {
                clusterOf[person] = key.intValue();
                most[person] = overlap[0];
                first[person] = overlap[1];
            }
        });
        return new Survivors(heirs(clusters, clusterOf, most, first), clusterOf);
    }

    private static int[] heirs(int clusters, int[] clusterOf, int[] most, int[] first) {
        int[] ofCluster = filled(clusters);
        for (int person = 0; person < clusterOf.length; person++) {
            int cluster = clusterOf[person];
            if (cluster != NOBODY) {
                int rival = ofCluster[cluster];
                if (rival == NOBODY || beats(new int[] {most[person], first[person]}, most[rival], first[rival])) {
                    ofCluster[cluster] = person;
                }
            }
        }
        return ofCluster;
    }

    private static boolean beats(int[] overlap, int most, int first) {
        return overlap[0] > most || (overlap[0] == most && overlap[1] < first);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NOBODY);
        return array;
    }

    /// The old person who lives on in a cluster, or [#NOBODY] for a new one.
    public int in(int cluster) {
        return ofCluster[cluster];
    }

    /// Old persons who live on nowhere, each with the person they became, or [#NOBODY] if their records are gone.
    public Map<Integer, Integer> ended() {
        var ended = new HashMap<Integer, Integer>();
        for (int person = 0; person < clusterOf.length; person++) {
            int cluster = clusterOf[person];
            if (cluster == NOBODY) {
                ended.put(person, NOBODY);
            } else if (ofCluster[cluster] != person) {
                ended.put(person, ofCluster[cluster]);
            }
        }
        return ended;
    }
}
