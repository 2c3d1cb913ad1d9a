package org.kith.outcomes.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Apart;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Place.Kind;
import org.kith.outcomes.Profile;
import org.kith.outcomes.ZoneShapes.Shape;
import org.kith.partners.Populations;
import org.kith.site.Page;
import org.kith.site.forms.Option;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;

/// A place's profile.
///
/// @param asked the measure of the map and of what lies within, as the address says it
/// @param lists whether the viewer's role has a working list
/// @param zone the viewer's own, if there is one
/// @param found places whose name was searched for
record ProfilePage(
        Profile profile,
        Populations populations,
        List<Shape> shapes,
        String asked,
        boolean lists,
        Optional<String> zone,
        String search,
        List<Place> found,
        LocalDate today)
        implements Page {

    private static final int MOST_FOUND = 30;

    List<Place> firstFound() {
        return found.stream().limit(MOST_FOUND).toList();
    }

    String howManyFound() {
        return found.isEmpty()
                ? "No place has a name with these letters"
                : found.size() > MOST_FOUND
                        ? "More than " + MOST_FOUND + " places: add a word"
                        : Counts.of(found.size(), "place", "places");
    }

    Place place() {
        return profile.place();
    }

    String here() {
        return switch (place().kind()) {
            case COUNTY -> "County";
            case ZONE -> "This zone";
            case PYRAMID -> "This pyramid";
            case AREA -> "This area";
            case SCHOOL -> "This school";
        };
    }

    String asOf() {
        return Dates.weekday(profile.release().asOf(), today);
    }

    /// "13,694 children and young people live here."
    List<String> about() {
        var about = new ArrayList<String>();
        if (profile.hasResidents()) {
            var verb = place().kind() == Kind.PYRAMID ? "belong to it" : "live here";
            about.add(sentence(
                    "people:residents",
                    " children and young people aged 0 to " + populations.oldestChild() + " " + verb,
                    verb));
        }
        if (place().kind() == Kind.PYRAMID) {
            about.add("They belong to a pyramid by the school that they go to or left, and without one by their home.");
        }
        if (profile.hasPupils()) {
            about.add(
                    place().kind() == Kind.SCHOOL
                            ? sentence("people:pupils", " pupils are on roll", "are on roll")
                            : sentence("people:pupils", " pupils are on roll in its state schools", "are on roll"));
        }
        return about;
    }

    private String sentence(String measure, String words, String verb) {
        var figure = profile.figure(place(), measure, "");
        return figure == null
                ? "Nobody is known to " + verb.replace("are ", "be ") + "."
                : figure.counted() == null
                        ? "How many " + verb + " is hidden."
                        : Counts.number(figure.counted()) + words + ".";
    }

    /// "In the county some not confirmed since 31 August"
    static String notConfirmed(Measure measure, LocalDate asOf) {
        var since = measure.unconfirmedSince();
        return since == null ? "" : "In the county some not confirmed since " + Dates.day(since, asOf);
    }

    Measure chosen() {
        return measures().stream()
                .filter(measure -> measure.name().equals(asked))
                .findFirst()
                .orElseGet(() -> measures().getFirst());
    }

    /// Shares that a map can show.
    List<Measure> measures() {
        return Stream.of(Measure.Kind.YEAR, Measure.Kind.NEED, Measure.Kind.GROUP)
                .flatMap(kind -> profile.measures(kind).stream())
                .filter(measure -> !measure.events() && !profile.ofCountyAlone(measure))
                .toList();
    }

    List<Option> options() {
        return measures().stream()
                .map(measure -> new Option(measure.name(), titled(measure)))
                .toList();
    }

    /// "Persistent absence, school year to 2026": a need of a similar name counts something else.
    String titled(Measure measure) {
        return measure.title()
                + switch (measure.kind()) {
                    case YEAR -> ", school year to " + profile.lastYear();
                    case NEED -> ", need found";
                    case GROUP, PEOPLE -> "";
                };
    }

    String action() {
        return place().path();
    }

    String file() {
        return place().path() + "/figures.csv";
    }

    Zones zones() {
        return new Zones(profile, shapes);
    }

    boolean hasZones() {
        return (profile.ofCounty() || place().kind() == Kind.ZONE)
                && zones().inOrder().size() > 1;
    }

    SchoolYears years() {
        var drawn = chosen().kind() == Measure.Kind.YEAR ? chosen().name() : Measure.PERSISTENT;
        return new SchoolYears(profile, drawn, zones().inOrder());
    }

    AgesAndSexes people() {
        return new AgesAndSexes(profile);
    }

    List<FigureRow> needs() {
        return rows(Measure.Kind.NEED);
    }

    List<FigureRow> groups() {
        return rows(Measure.Kind.GROUP);
    }

    private List<FigureRow> rows(Measure.Kind kind) {
        return profile.measures(kind).stream()
                .filter(measure -> profile.newest(place(), measure) != null
                        || (profile.hasResidents() && profile.ofCountyAlone(measure)))
                .map(measure -> row(measure, place(), measure.title(), null))
                .toList();
    }

    private FigureRow row(Measure measure, Place of, String name, @Nullable String href) {
        return FigureRow.of(profile, measure, of, name, href, listOf(measure, of));
    }

    /// The working list of a need at a place.
    @Nullable
    String listOf(Measure measure, Place of) {
        if (!lists
                || measure.kind() != Measure.Kind.NEED
                || of.kind() == Kind.AREA
                || (zone.isPresent() && !within(of, zone.get()))) {
            return null;
        }
        var words = new StringBuilder("/lists/needs?need=" + measure.bareName());
        switch (of.kind()) {
            case ZONE -> words.append("&zone=").append(encoded(of.code()));
            case PYRAMID -> words.append("&pyramid=").append(encoded(of.name()));
            case SCHOOL -> words.append("&school=").append(encoded(of.code()));
            case COUNTY, AREA -> {}
        }
        return words.toString();
    }

    private static boolean within(Place place, String zone) {
        return place.kind() == Kind.COUNTY
                || (place.kind() == Kind.ZONE ? place.code().equals(zone) : zone.equals(place.zone()));
    }

    /// Zones of the county, pyramids of a zone, schools of a pyramid.
    List<FigureRow> compared() {
        var measure = chosen();
        return comparedPlaces().stream()
                .filter(each -> profile.newest(each, measure) != null)
                .map(each -> row(measure, each, each.name(), each.path() + "?measure=" + encoded(measure.name())))
                .toList();
    }

    private List<Place> comparedPlaces() {
        return profile.ofCounty() ? zones().inOrder() : profile.below();
    }

    String comparedHeading() {
        return switch (place().kind()) {
                    case COUNTY -> "Zone by zone: ";
                    case ZONE -> "Pyramid by pyramid: ";
                    case PYRAMID, AREA, SCHOOL -> "School by school: ";
                }
                + Words.lower(titled(chosen()));
    }

    /// Of whom the chosen measure is at the places that are compared.
    String comparedOfWhom() {
        return chosen().ofWhom(
                        comparedPlaces().stream().map(Place::kind).findFirst().orElse(place().kind()));
    }

    String comparedFirst() {
        return switch (place().kind()) {
            case COUNTY -> "Zone";
            case ZONE -> "Pyramid";
            case PYRAMID, AREA, SCHOOL -> "School";
        };
    }

    String belongs() {
        return chosen().basis() == Measure.Basis.PUPILS
                ? "A pupil counts with the school on whose roll they are."
                : place().kind() == Kind.ZONE
                        ? "A young person counts with the pyramid of the school they go to or left, and without one with the"
                                + " pyramid where they live."
                        : "A young person counts where they live.";
    }

    /// By what children count here.
    String countedBy() {
        return "Children are counted "
                + (place().kind() == Kind.PYRAMID
                        ? "with the pyramid of the school that they go to or left, without one with that of their home"
                        : "where they live")
                + ", or by the school on whose roll they are, as the second column says.";
    }

    /// The county’s zones, and what lies in this place, as ways on.
    List<List<Place>> within() {
        return Stream.of(Kind.ZONE, Kind.PYRAMID, Kind.SCHOOL, Kind.AREA)
                .filter(kind -> kind != place().kind())
                .map(profile::within)
                .filter(places -> !places.isEmpty())
                .toList();
    }

    static String many(Kind kind) {
        return switch (kind) {
            case COUNTY -> "Counties";
            case ZONE -> "Zones";
            case PYRAMID -> "Pyramids";
            case AREA -> "Areas";
            case SCHOOL -> "Schools";
        };
    }

    List<String> missing() {
        var missing = new ArrayList<String>();
        if (profile.hasResidents()) {
            missing.add(
                    of("people:no-roll") + " of the "
                            + profile.measure("people:no-roll")
                                    .map(measure -> measure.ofWhom(place().kind()))
                                    .orElse("residents")
                            + " are on the roll of no school that is counted"
                            + " here: they go to an independent school or to school in another council, or are taught at home.");
            if (profile.measure("group:home-educated").isPresent()) {
                missing.add(of("group:home-educated") + " of the same age are known to be home educated.");
            }
        }
        if (profile.hasPupils()) {
            var elsewhere = of("people:elsewhere");
            missing.add(elsewhere + " of the pupils on roll live outside the county"
                    + (elsewhere.equals(NONE) ? "." : ": they count among pupils alone."));
        }
        missing.add("Children placed here by other councils are counted by them.");
        missing.add(
                profile.ofCounty()
                        ? "Children whose whereabouts are protected count here and in no smaller place, so that the zones"
                                + " do not add up to the county."
                        : "Children whose whereabouts are protected count in the county and in no smaller place.");
        return missing;
    }

    /// Those whom rules found and rates leave out, each need with its words; told of the county only.
    List<String> apart() {
        return profile.ofCounty()
                ? profile.measures(Measure.Kind.PEOPLE).stream()
                        .flatMap(measure -> Apart.in(measure).stream()
                                .map(why -> measure.title() + ": "
                                        + of(measure.name()).toLowerCase(Locale.UK) + " " + why.words() + "."))
                        .toList()
                : List.of();
    }

    private static final String NONE = "None";

    private String of(String measure) {
        var figure = profile.figure(place(), measure, "");
        return figure == null || Objects.equals(figure.counted(), 0L)
                ? NONE
                : figure.counted() == null ? "A hidden number" : Counts.number(figure.counted());
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
