package org.kith.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Profiles of places from the newest release.
@Component
public final class Profiles {

    private final Releases releases;

    Profiles(Releases releases) {
        this.releases = releases;
    }

    /// Empty where there is no release yet or no such place in it.
    public Optional<Profile> of(Place.Kind kind, String code) {
        var newest = releases.newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        var release = newest.get();
        var places = releases.places(release);
        return places.stream()
                .filter(place -> place.kind() == kind && place.code().equals(code))
                .findFirst()
                .map(place -> profile(release, place, places));
    }

    private Profile profile(Releases.Release release, Place place, List<Place> places) {
        var beside = new ArrayList<Place>();
        for (var each : places) {
            boolean large = each.kind() == Place.Kind.COUNTY || each.kind() == Place.Kind.ZONE;
            boolean inside = place.code().equals(each.zone()) || place.code().equals(each.pyramid());
            if (large || each.equals(place) || (inside && each.kind() != Place.Kind.AREA)) {
                beside.add(each);
            }
        }
        return new Profile(release, place, places, releases.measures(release), releases.figures(release, beside));
    }
}
