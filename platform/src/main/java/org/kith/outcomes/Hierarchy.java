package org.kith.outcomes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Places that make up larger places, the county first. Along each line stands, besides the places, the
/// rest: people of the larger place who are in none of the smaller ones, such as those who are shielded.
final class Hierarchy {

    /// The parts, the last of them the rest, make up the whole.
    record Line(int whole, List<Integer> parts) {
        Line {
            parts = List.copyOf(parts);
        }
    }

    private final List<@Nullable Place> places = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /// @param parts of each whole, wholes before what is in them
    Hierarchy(Place county, SequencedMap<Place, List<List<Place>>> parts) {
        node(county);
        parts.forEach((whole, groups) -> groups.forEach(group -> {
            if (!group.isEmpty()) {
                var nodes = new ArrayList<Integer>();
                group.forEach(part -> nodes.add(node(part)));
                nodes.add(places.size());
                places.add(null);
                lines.add(new Line(node(whole), nodes));
            }
        }));
    }

    private int node(Place place) {
        return index.computeIfAbsent(key(place.kind(), place.code()), _ -> {
            places.add(place);
            return places.size() - 1;
        });
    }

    private static String key(Place.Kind kind, String code) {
        return kind.word() + "/" + code;
    }

    int size() {
        return places.size();
    }

    /// Null for the rest of a line.
    @Nullable
    Place place(int node) {
        return places.get(node);
    }

    List<Line> lines() {
        return lines;
    }

    /// -1 where the place is not of this hierarchy.
    int node(Place.Kind kind, @Nullable String code) {
        return code == null ? -1 : index.getOrDefault(key(kind, code), -1);
    }

    /// What is in the wholes and in none of their parts, put where it belongs.
    void fillRests(long[] counts) {
        for (var line : lines) {
            int rest = line.parts().getLast();
            counts[rest] = counts[line.whole()];
            for (int part : line.parts()) {
                if (part != rest) {
                    counts[rest] -= counts[part];
                }
            }
        }
    }

    /// By where people live: zones and in them areas; and by pyramid.
    static Hierarchy ofResidents(Place county, List<Place> places) {
        var parts = new LinkedHashMap<Place, List<List<Place>>>();
        var zones = of(places, Place.Kind.ZONE);
        parts.put(county, List.of(zones, of(places, Place.Kind.PYRAMID)));
        var areas = of(places, Place.Kind.AREA);
        zones.forEach(zone -> parts.put(
                zone,
                List.of(areas.stream()
                        .filter(area -> zone.code().equals(area.zone()))
                        .toList())));
        return new Hierarchy(county, parts);
    }

    /// By where they go to school: zones, in them pyramids and schools of no pyramid, and the schools of pyramids.
    static Hierarchy ofPupils(Place county, List<Place> places) {
        var parts = new LinkedHashMap<Place, List<List<Place>>>();
        var zones = of(places, Place.Kind.ZONE);
        var pyramids = of(places, Place.Kind.PYRAMID);
        var schools = of(places, Place.Kind.SCHOOL);
        parts.put(county, List.of(zones));
        for (var zone : zones) {
            var inZone = new ArrayList<Place>();
            pyramids.stream().filter(p -> zone.code().equals(p.zone())).forEach(inZone::add);
            schools.stream()
                    .filter(s -> s.pyramid() == null && zone.code().equals(s.zone()))
                    .forEach(inZone::add);
            parts.put(zone, List.of(inZone));
        }
        pyramids.forEach(pyramid -> parts.put(
                pyramid,
                List.of(schools.stream()
                        .filter(s -> pyramid.code().equals(s.pyramid()))
                        .toList())));
        return new Hierarchy(county, parts);
    }

    private static List<Place> of(List<Place> places, Place.Kind kind) {
        return places.stream().filter(place -> place.kind() == kind).toList();
    }
}
