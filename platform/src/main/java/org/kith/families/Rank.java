package org.kith.families;

import java.util.Map;
import java.util.Set;

/// Which source is believed first about somebody's name and home, and which are not asked at all.
public final class Rank {

    /// What these know of a person's name or home would give away that they know the person.
    private static final Set<String> DISCREET =
            Set.of("police", "family-context", "youth-justice", "adult-treatment", "benefits", "homelessness");

    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("case-system", 10),
            Map.entry("safeguarding-dataset", 10),
            Map.entry("school-census", 9),
            Map.entry("health-visiting", 8),
            Map.entry("sen2", 7),
            Map.entry("early-years", 7),
            Map.entry("school-rolls", 6),
            Map.entry("school-contacts", 6),
            Map.entry("school-transfers", 6),
            Map.entry("after-16", 6),
            Map.entry("home-education", 5),
            Map.entry("early-help", 5),
            Map.entry("housing", 4),
            Map.entry("suspensions", 3),
            Map.entry("hubs", 2));

    private Rank() {}

    public static int of(String source) {
        return RANKS.getOrDefault(source, 1);
    }

    public static Set<String> discreet() {
        return DISCREET;
    }

    public static boolean discreet(String source) {
        return DISCREET.contains(source);
    }
}
