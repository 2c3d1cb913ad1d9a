package org.kith.outcomes;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Profiles of places from the newest release. A release never changes, so what was read of it is kept until there
/// is a newer one.
@Component
public final class Profiles {

    /// The county's code.
    public static final String COUNTY = "county";

    private final Releases releases;
    private volatile @Nullable Known known;

    Profiles(Releases releases) {
        this.releases = releases;
    }

    /// What is known of a release; the figures of a place from when somebody first asked for them.
    private record Known(
            Releases.Release release, List<Place> places, List<Measure> measures, Map<Place, PlaceFigures> figures) {}

    /// Empty where there is no release yet or no such place in it.
    public Optional<Profile> of(Place.Kind kind, String code) {
        return releases.newest()
                .map(this::known)
                .flatMap(of -> place(of, kind, code).map(place -> profile(of, place)));
    }

    /// The place without its figures; empty where it has no profile.
    public Optional<Place> place(Place.Kind kind, String code) {
        return releases.newest().map(this::known).flatMap(of -> place(of, kind, code));
    }

    private static Optional<Place> place(Known of, Place.Kind kind, String code) {
        return of.places().stream()
                .filter(place -> place.kind() == kind && place.code().equals(code))
                .findFirst();
    }

    private Known known(Releases.Release newest) {
        var now = known;
        if (now == null || !now.release().equals(newest)) {
            now = new Known(newest, releases.places(newest), releases.measures(newest), new ConcurrentHashMap<>());
            known = now;
        }
        return now;
    }

    private Profile profile(Known of, Place place) {
        var beside = new ArrayList<Place>();
        for (var each : of.places()) {
            boolean large = each.kind() == Place.Kind.COUNTY || each.kind() == Place.Kind.ZONE;
            boolean inside = place.code().equals(each.zone()) || place.code().equals(each.pyramid());
            if (large || each.equals(place) || (inside && each.kind() != Place.Kind.AREA)) {
                beside.add(each);
            }
        }
        return new Profile(of.release(), place, of.places(), of.measures(), figures(of, beside));
    }

    private Map<Place, PlaceFigures> figures(Known of, List<Place> places) {
        var wanting = places.stream()
                .filter(place -> !of.figures().containsKey(place))
                .toList();
        if (!wanting.isEmpty()) {
            var read = releases.figures(of.release(), wanting).stream()
                    .collect(groupingBy(figure -> figure.kind() + "/" + figure.code()));
            wanting.forEach(place -> of.figures()
                    .put(place, new PlaceFigures(read.getOrDefault(place.kind() + "/" + place.code(), List.of()))));
        }
        var figures = new LinkedHashMap<Place, PlaceFigures>();
        places.forEach(place -> figures.put(place, of.figures().getOrDefault(place, PlaceFigures.NONE)));
        return figures;
    }
}
