package org.kith.outcomes.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Beside;
import org.kith.outcomes.Confidence;
import org.kith.outcomes.Course;
import org.kith.outcomes.Figure;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Place.Kind;
import org.kith.outcomes.Profile;
import org.kith.outcomes.Proportion;
import org.kith.outcomes.ZoneShapes.Shape;
import org.kith.partners.Populations;
import org.kith.site.Counts;
import org.kith.site.Dates;
import org.kith.site.Option;
import org.kith.site.Page;
import org.kith.site.charts.Estimate;
import org.kith.site.charts.Interval;
import org.kith.site.charts.Pyramid;
import org.kith.site.charts.SmallTrend;
import org.kith.site.charts.Trend;
import org.kith.site.charts.ZoneMap;

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

    static final String HIDDEN = "Hidden: small, or it would give a small number away";

    private static final String PERSISTENT = "year:persistent";
    private static final String NOBODY = "nobody";

    /// A measure at a place, or a place in a measure.
    ///
    /// @param value null where it is hidden
    /// @param picture null where there is nothing to draw
    /// @param list the working list of it, where the viewer has one
    record Row(
            String name,
            @Nullable String href,
            String ofWhom,
            String counted,
            @Nullable String value,
            String interval,
            String county,
            @Nullable Interval picture,
            String words,
            @Nullable String list) {}

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
            about.add(sentence(
                    "people:residents",
                    " children and young people aged 0 to " + populations.oldestChild() + " live here",
                    "live here"));
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

    // What is asked for

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
                .filter(measure -> !measure.events())
                .toList();
    }

    List<Option> options() {
        return measures().stream()
                .map(measure -> new Option(measure.name(), titled(measure)))
                .toList();
    }

    /// "Persistent absence, 2026"
    String titled(Measure measure) {
        return measure.title() + (measure.kind() == Measure.Kind.YEAR ? ", school year to " + profile.lastYear() : "");
    }

    String action() {
        return place().path();
    }

    String file() {
        return place().path() + "/figures.csv";
    }

    // The trend

    boolean hasTrend() {
        return profile.hasPupils()
                && profile.years().size() > 1
                && profile.measure(trend()).isPresent();
    }

    String trend() {
        return chosen().kind() == Measure.Kind.YEAR ? chosen().name() : PERSISTENT;
    }

    Measure trendMeasure() {
        return profile.measure(trend()).orElseThrow();
    }

    /// Empty where the last year is hidden.
    Optional<Course> course() {
        return Course.of(profile, place(), trend());
    }

    private Optional<Course> countyCourse() {
        return Course.of(profile, profile.county(), trend());
    }

    Optional<Beside> beside() {
        var here = course();
        var county = countyCourse();
        return profile.ofCounty() || here.isEmpty() || county.isEmpty()
                ? Optional.empty()
                : Optional.of(here.get()
                        .last()
                        .limits(Confidence.USUAL)
                        .beside(county.get().last().value()));
    }

    /// "Persistent absence is falling, and still above the county’s"
    String news() {
        var title = trendMeasure().title();
        var course = course();
        if (course.isEmpty()) {
            return title + " is hidden for the last year";
        }
        var going = course.get().comparable()
                ? switch (course.get().turn()) {
                    case FALLS -> " is falling";
                    case RISES -> " is rising";
                    case NOT_CLEAR ->
                        " shows no clear change since " + course.get().firstYear();
                }
                : " in " + course.get().lastYear();
        return title
                + going
                + beside().map(beside -> switch (beside) {
                            case HIGHER -> ", and stands above the county’s";
                            case LOWER -> ", and stands below the county’s";
                            case NOT_CLEAR -> ", and is not clearly different from the county’s";
                        })
                        .orElse("");
    }

    String lastInWords() {
        var last = course().orElseThrow().last();
        var limits = last.limits(Confidence.USUAL);
        return " of pupils missed a %s of their sessions or more. The true rate lies between %s and %s."
                .formatted(
                        trend().equals(PERSISTENT) ? "tenth" : "half",
                        number(100 * limits.low()),
                        percent(100 * limits.high()));
    }

    String lastRate() {
        return percent(100 * course().orElseThrow().last().value());
    }

    String besideInWords() {
        var county = countyCourse();
        return beside().map(beside -> beside.words()
                        + county.map(each -> " (" + percent(100 * each.last().value()) + ")")
                                .orElse("")
                        + ".")
                .orElse("");
    }

    String changeInWords() {
        var course = course().orElseThrow();
        if (!course.comparable()) {
            return "No earlier year can be compared with it.";
        }
        var points = number(Math.abs(course.change())) + " points since " + course.firstYear();
        return switch (course.turn()) {
            case FALLS -> "It has fallen by " + points + "; more than chance would give.";
            case RISES -> "It has risen by " + points + "; more than chance would give.";
            case NOT_CLEAR ->
                course.change() == 0
                        ? "It is the same as in " + course.firstYear() + "."
                        : "It has " + (course.change() < 0 ? "fallen" : "risen") + " by " + points
                                + "; that may be chance.";
        };
    }

    String breaksInWords() {
        var breaks = profile.release().breaks();
        return breaks.isEmpty()
                ? "No break in the series: absence was counted in the same way in all of these years."
                : "There is a break in "
                        + Counts.list(breaks.stream().map(String::valueOf).toList())
                        + ": before it absence comes from the sums of the school census, after it from the marks of the"
                        + " register. No line leads across, and no change is counted across it.";
    }

    Trend trendPicture() {
        return trendOf(place(), "trend", here());
    }

    SmallTrend small(Place of) {
        return new SmallTrend(trendOf(of, "small-" + of.code(), of.kind() == Kind.COUNTY ? "County" : "Zone"));
    }

    private Trend trendOf(Place of, String id, String called) {
        var years = profile.years();
        var here = years.stream()
                .map(year -> estimate(profile.figure(of, trend(), year)))
                .toList();
        var county = years.stream()
                .map(year -> estimate(profile.figure(profile.county(), trend(), year))
                        .value())
                .toList();
        var breaks = profile.release().breaks().stream()
                .map(year -> profile.release().years().indexOf(year))
                .filter(at -> at > 0)
                .toList();
        return new Trend(
                id,
                trendMeasure().title() + ", " + of.name() + ", " + years.getFirst() + " to " + years.getLast(),
                called,
                years,
                here,
                county,
                breaks,
                Trend.top(highest(), step()),
                step());
    }

    private List<Estimate> highest() {
        return Stream.concat(Stream.of(profile.county(), place()), zones().stream())
                .flatMap(each -> profile.years().stream().map(year -> estimate(profile.figure(each, trend(), year))))
                .toList();
    }

    private double step() {
        double most = highest().stream()
                .filter(Estimate::known)
                .mapToDouble(Estimate::high)
                .max()
                .orElse(10);
        return most > 60 ? 20 : most > 12 ? 10 : most > 6 ? 5 : 2;
    }

    static Estimate estimate(@Nullable Figure figure) {
        var share = figure == null ? Optional.<Proportion>empty() : figure.proportion();
        return share.map(each -> {
                    var limits = each.limits(Confidence.USUAL);
                    return new Estimate(100 * each.value(), 100 * limits.low(), 100 * limits.high());
                })
                .orElse(Estimate.UNKNOWN);
    }

    /// A year's share as a table says it.
    String inYear(Place of, String year) {
        var figure = profile.figure(of, trend(), year);
        return figure == null
                ? "none"
                : figure.proportion().map(each -> number(100 * each.value())).orElse("hidden");
    }

    String intervalInYear(String year) {
        var estimate = estimate(profile.figure(place(), trend(), year));
        return estimate.known() ? number(estimate.low()) + " to " + number(estimate.high()) : "";
    }

    /// All four measures of school years, for the table: what is of pupils in per cent, events per 100.
    List<Measure> yearMeasures() {
        return profile.measures(Measure.Kind.YEAR);
    }

    String yearFigure(Measure measure, String year) {
        var figure = profile.figure(place(), measure.name(), year);
        if (figure == null) {
            return "none";
        }
        return measure.events()
                ? figure.rate().map(rate -> number(rate.value())).orElse("hidden")
                : figure.proportion().map(each -> number(100 * each.value())).orElse("hidden");
    }

    // Zones

    List<Place> zones() {
        return profile.places(Kind.ZONE).stream()
                .sorted(Comparator.comparingInt(zone -> {
                    int at = shapes.stream().map(Shape::code).toList().indexOf(zone.code());
                    return at < 0 ? Integer.MAX_VALUE : at;
                }))
                .toList();
    }

    boolean hasZones() {
        return (profile.ofCounty() || place().kind() == Kind.ZONE) && zones().size() > 1;
    }

    /// Null where a zone has no outline, so that none is left out.
    @Nullable
    ZoneMap map() {
        var drawn = new ArrayList<ZoneMap.Zone>();
        for (var zone : zones()) {
            var shape = shapes.stream()
                    .filter(each -> each.code().equals(zone.code()))
                    .findFirst();
            if (shape.isEmpty()) {
                return null;
            }
            drawn.add(new ZoneMap.Zone(
                    shape.get().outline(),
                    shape.get().x(),
                    shape.get().y(),
                    shape.get().lines(),
                    estimate(profile.newest(zone, chosen())).value(),
                    zone.code().equals(place().kind() == Kind.ZONE ? place().code() : place().zone())));
        }
        return drawn.isEmpty() ? null : new ZoneMap("map", titled(chosen()) + ", by zone", drawn, steps(drawn));
    }

    private static List<Double> steps(List<ZoneMap.Zone> zones) {
        double low = zones.stream()
                .mapToDouble(ZoneMap.Zone::rate)
                .filter(rate -> !Double.isNaN(rate))
                .min()
                .orElse(0);
        double high = zones.stream()
                .mapToDouble(ZoneMap.Zone::rate)
                .filter(rate -> !Double.isNaN(rate))
                .max()
                .orElse(1);
        double wide = Math.max(.4, Math.max(high - low, high / 5));
        double[] sizes = {.1, .2, .5, 1, 2, 5, 10, 20};
        double size = 20;
        for (int at = sizes.length - 1; at >= 0; at--) {
            if (sizes[at] * 4 >= wide) {
                size = sizes[at];
            }
        }
        double first = (Math.floor(low / size) + 1) * size;
        double step = size;
        return Stream.of(0, 1, 2, 3)
                .map(at -> Math.round((first + at * step) * 10) / 10.0)
                .toList();
    }

    // Rows

    List<Row> needs() {
        return rows(Measure.Kind.NEED);
    }

    List<Row> groups() {
        return rows(Measure.Kind.GROUP);
    }

    private List<Row> rows(Measure.Kind kind) {
        return profile.measures(kind).stream()
                .filter(measure -> profile.newest(place(), measure) != null)
                .map(measure -> row(measure, place(), measure.title(), null))
                .toList();
    }

    private Row row(Measure measure, Place of, String name, @Nullable String href) {
        var figure = profile.newest(of, measure);
        var here = estimate(figure);
        var county = estimate(profile.newest(profile.county(), measure));
        boolean compare = of.kind() != Kind.COUNTY && here.known() && county.known();
        var words = compare
                ? new org.kith.outcomes.Limits(here.low(), here.high())
                        .beside(county.value())
                        .words()
                : here.known() ? "" : figure == null ? "Nobody of whom it could be" : HIDDEN;
        return new Row(
                name,
                href,
                measure.ofWhom(),
                figure == null || figure.counted() == null ? "" : Counts.number(figure.counted()),
                here.known() ? percent(here.value()) : null,
                here.known() ? number(here.low()) + " to " + number(here.high()) : "",
                county.known() ? percent(county.value()) : "hidden",
                compare ? new Interval(here, county.value(), most(here, county), true) : null,
                words,
                listOf(measure, of, ""));
    }

    private static double most(Estimate here, Estimate county) {
        return Math.max(.1, 1.25 * Math.max(here.high(), county.value()));
    }

    /// The working list of a need at a place.
    @Nullable
    String listOf(Measure measure, Place of, String help) {
        if (!lists
                || measure.kind() != Measure.Kind.NEED
                || of.kind() == Kind.AREA
                || (zone.isPresent() && !within(of, zone.get()))) {
            return null;
        }
        var words = new StringBuilder("/lists/needs?need=" + measure.name().substring("need:".length()));
        switch (of.kind()) {
            case ZONE -> words.append("&zone=").append(encoded(of.code()));
            case PYRAMID -> words.append("&pyramid=").append(encoded(of.name()));
            case SCHOOL -> words.append("&school=").append(encoded(of.code()));
            case COUNTY, AREA -> {}
        }
        return help.isEmpty() ? words.toString() : words + "&help=" + help;
    }

    private static boolean within(Place place, String zone) {
        return place.kind() == Kind.COUNTY
                || (place.kind() == Kind.ZONE ? place.code().equals(zone) : zone.equals(place.zone()));
    }

    // What lies within

    /// Zones of the county, pyramids of a zone, schools of a pyramid.
    List<Row> compared() {
        var measure = chosen();
        return comparedPlaces().stream()
                .filter(each -> profile.newest(each, measure) != null)
                .map(each -> row(measure, each, each.name(), each.path() + "?measure=" + encoded(measure.name())))
                .toList();
    }

    private List<Place> comparedPlaces() {
        return switch (place().kind()) {
            case COUNTY -> zones();
            case ZONE -> profile.within(Kind.PYRAMID);
            case PYRAMID -> chosen().basis() == Measure.Basis.PUPILS ? profile.within(Kind.SCHOOL) : List.of();
            case AREA, SCHOOL -> List.of();
        };
    }

    String comparedHeading() {
        return switch (place().kind()) {
                    case COUNTY -> "Zone by zone: ";
                    case ZONE -> "Pyramid by pyramid: ";
                    case PYRAMID, AREA, SCHOOL -> "School by school: ";
                }
                + titled(chosen()).substring(0, 1).toLowerCase(Locale.UK)
                + titled(chosen()).substring(1);
    }

    String comparedFirst() {
        return switch (place().kind()) {
            case COUNTY -> "Zone";
            case ZONE -> "Pyramid";
            case PYRAMID, AREA, SCHOOL -> "School";
        };
    }

    /// The families for whom no help is known, of the chosen need in each of these places; by name.
    @Nullable
    String withoutHelp(Row row) {
        return row.list() == null ? null : row.list() + "&help=" + NOBODY;
    }

    String belongs() {
        return chosen().basis() == Measure.Basis.PUPILS
                ? "A pupil counts with the school on whose roll they are."
                : place().kind() == Kind.ZONE
                        ? "A young person counts with the pyramid of the school they go to or left, and without one with the"
                                + " pyramid where they live."
                        : "A young person counts where they live.";
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

    // Who lives and learns here

    /// By age and sex; of residents, at a school of pupils.
    String drawnMeasure() {
        return profile.hasResidents() ? "people:drawn" : "people:pupils-drawn";
    }

    record Band(String ages, @Nullable Long boys, @Nullable Long girls) {}

    List<Band> bands() {
        return bands(place(), drawnMeasure());
    }

    List<Band> pupilBands() {
        return profile.hasResidents() && profile.hasPupils() ? bands(place(), "people:pupils-drawn") : List.of();
    }

    private List<Band> bands(Place of, String measure) {
        var bands = new ArrayList<Band>();
        for (var figure : profile.all(of)) {
            if (figure.measure().equals(measure) && figure.part().endsWith(" boys")) {
                var ages = figure.part().replace(" boys", "");
                var girls = profile.figure(of, measure, ages + " girls");
                bands.add(new Band(ages, figure.counted(), girls == null ? null : girls.counted()));
            }
        }
        bands.sort(Comparator.comparingInt(band -> Integer.parseInt(band.ages().replaceAll(" .*", ""))));
        return bands;
    }

    /// Null where it is hidden.
    @Nullable
    Pyramid pyramid() {
        var here = bands();
        var county = bands(profile.county(), drawnMeasure());
        if (here.isEmpty()
                || county.size() != here.size()
                || Stream.concat(here.stream(), county.stream())
                        .anyMatch(band -> band.boys() == null || band.girls() == null)) {
            return null;
        }
        double scale = (double) total(here) / Math.max(1, total(county));
        return new Pyramid(
                "pyramid",
                (profile.hasResidents() ? "Residents" : "Pupils") + " by age and sex, " + place().name(),
                here.stream().map(band -> band.ages().replace(" to ", "–")).toList(),
                here.stream().map(band -> Math.toIntExact(some(band.boys()))).toList(),
                here.stream().map(band -> Math.toIntExact(some(band.girls()))).toList(),
                county.stream().map(band -> some(band.boys()) * scale).toList(),
                county.stream().map(band -> some(band.girls()) * scale).toList());
    }

    private static long total(List<Band> bands) {
        return bands.stream()
                .mapToLong(band -> some(band.boys()) + some(band.girls()))
                .sum();
    }

    private static long some(@Nullable Long number) {
        return Objects.requireNonNullElse(number, 0L);
    }

    static String told(@Nullable Long number) {
        return number == null ? "hidden" : Counts.number(number);
    }

    // Who is not in these figures

    List<String> missing() {
        var missing = new ArrayList<String>();
        if (profile.hasResidents()) {
            missing.add(
                    of("people:no-roll") + " of the residents aged "
                            + populations.schoolAge().words() + " are on the roll of no school that is counted"
                            + " here: they go to an independent school or to school in another council, or are taught at home.");
            if (profile.measure("group:home-educated").isPresent()) {
                missing.add(of("group:home-educated") + " of the same age are known to be home educated.");
            }
        }
        if (profile.hasPupils()) {
            missing.add(of("people:elsewhere")
                    + " of the pupils on roll live outside the county and are not among its residents.");
        }
        missing.add("Children placed here by other councils are counted by them.");
        missing.add(
                profile.ofCounty()
                        ? "Children whose whereabouts are protected count here and in no smaller place, so that the zones"
                                + " do not add up to the county."
                        : "Children whose whereabouts are protected count in the county and in no smaller place.");
        return missing;
    }

    private String of(String measure) {
        var figure = profile.figure(place(), measure, "");
        return figure == null || Objects.equals(figure.counted(), 0L)
                ? "None"
                : figure.counted() == null ? "A hidden number" : Counts.number(figure.counted());
    }

    // Numbers

    static String percent(double value) {
        return number(value) + "%";
    }

    /// One decimal, two below one in a hundred.
    static String number(double value) {
        return String.format(Locale.UK, value > 0 && value < 1 ? "%.2f" : "%.1f", value);
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
