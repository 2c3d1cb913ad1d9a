package org.kith.outcomes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Place.Kind;

/// A place with all that a release tells of it, of the county, of the zones and of what lies in it.
public final class Profile {

    private final Releases.Release release;
    private final Place place;
    private final List<Place> places;
    private final List<Measure> measures;
    private final Map<Place, PlaceFigures> figures;

    Profile(
            Releases.Release release,
            Place place,
            List<Place> places,
            List<Measure> measures,
            Map<Place, PlaceFigures> figures) {
        this.release = release;
        this.place = place;
        this.places = List.copyOf(places);
        this.measures = List.copyOf(measures);
        this.figures = Map.copyOf(figures);
    }

    public Releases.Release release() {
        return release;
    }

    public Place place() {
        return place;
    }

    /// The school years from which on a place's figures cannot be compared with those before: all were counted in
    /// another way, or it is a zone that got its present shape after the year before had begun.
    public List<Integer> breaks(Place of) {
        var from = of.fromOn();
        int shaped = release.years().stream()
                .filter(year -> from != null && from.isAfter(LocalDate.of(year - 2, 9, 1)))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return release.years().stream()
                .filter(year -> release.breaks().contains(year) || year == shaped)
                .toList();
    }

    public Place county() {
        return places.getFirst();
    }

    public boolean ofCounty() {
        return place.kind() == Kind.COUNTY;
    }

    /// Whether people are counted here where they live; a school has pupils only.
    public boolean hasResidents() {
        return place.kind() != Kind.SCHOOL;
    }

    /// An area has residents only.
    public boolean hasPupils() {
        return place.kind() != Kind.AREA;
    }

    public List<Place> places(Kind kind) {
        return places.stream().filter(each -> each.kind() == kind).toList();
    }

    /// The places of this kind that lie in this one.
    public List<Place> within(Kind kind) {
        return places(kind).stream().filter(this::holds).toList();
    }

    /// The places next below that it is made up of: zones of the county, pyramids of a zone, schools of a pyramid.
    public List<Place> below() {
        return switch (place.kind()) {
            case COUNTY -> within(Kind.ZONE);
            case ZONE -> within(Kind.PYRAMID);
            case PYRAMID -> within(Kind.SCHOOL);
            case AREA, SCHOOL -> List.of();
        };
    }

    /// This place, then those that its page draws beside it: the county, the zones, and those next below.
    public List<Place> drawn() {
        return Stream.of(List.of(place, county()), places(Kind.ZONE), below())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private boolean holds(Place other) {
        return switch (place.kind()) {
            case COUNTY -> true;
            case ZONE -> place.code().equals(other.zone());
            case PYRAMID -> place.code().equals(other.pyramid());
            case AREA, SCHOOL -> false;
        };
    }

    /// The zone and the pyramid that hold this place.
    public List<Place> above() {
        return places.stream()
                .filter(each -> (each.kind() == Kind.ZONE && each.code().equals(place.zone()))
                        || (each.kind() == Kind.PYRAMID && each.code().equals(place.pyramid())))
                .sorted(Comparator.comparing(Place::kind))
                .toList();
    }

    public List<Measure> measures(Measure.Kind kind) {
        return measures.stream().filter(each -> each.kind() == kind).toList();
    }

    /// Whether it is told of the county and of none of its zones, since many of those whom it counts show no place.
    public boolean ofCountyAlone(Measure measure) {
        var zones = places(Kind.ZONE);
        return newest(county(), measure) != null
                && !zones.isEmpty()
                && zones.stream().allMatch(zone -> newest(zone, measure) == null);
    }

    public Optional<Measure> measure(String name) {
        return measures.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// Null where nobody is counted; it may be hidden.
    public @Nullable Figure figure(Place of, String measure, String part) {
        return figures.getOrDefault(of, PlaceFigures.NONE).of(measure, part);
    }

    /// The newest figure of a measure; for a measure of school years, that of the last year.
    public @Nullable Figure newest(Place of, Measure measure) {
        return figure(of, measure.name(), measure.kind() == Measure.Kind.YEAR ? lastYear() : "");
    }

    public List<String> years() {
        return release.years().stream().map(String::valueOf).toList();
    }

    public String lastYear() {
        return release.years().isEmpty() ? "" : String.valueOf(release.years().getLast());
    }

    /// All figures of one place, for a file.
    public List<Figure> all(Place of) {
        return figures.getOrDefault(of, PlaceFigures.NONE).all();
    }
}
