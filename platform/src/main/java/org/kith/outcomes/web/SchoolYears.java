package org.kith.outcomes.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.outcomes.Beside;
import org.kith.outcomes.Confidence;
import org.kith.outcomes.Course;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Place.Kind;
import org.kith.outcomes.Profile;
import org.kith.site.charts.Estimate;
import org.kith.site.charts.SmallTrend;
import org.kith.site.charts.Trend;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// What the school years tell of a place: how often its pupils were away, year by year, beside the county.
///
/// @param drawn the name of the share that is drawn
/// @param zones drawn on the same scale
record SchoolYears(Profile profile, String drawn, List<Place> zones) {

    boolean areTold() {
        return profile.hasPupils()
                && profile.years().size() > 1
                && profile.measure(drawn).isPresent();
    }

    Measure measure() {
        return profile.measure(drawn).orElseThrow();
    }

    /// Empty where the last year is hidden.
    Optional<Course> course() {
        return Course.of(profile, profile.place(), drawn);
    }

    private Optional<Course> countyCourse() {
        return Course.of(profile, profile.county(), drawn);
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
        var title = measure().title();
        var course = course();
        if (course.isEmpty()) {
            return title + " is hidden for the last year";
        }
        var stands = beside().map(beside -> switch (beside) {
            case HIGHER -> " stands above the county’s";
            case LOWER -> " stands below the county’s";
            case NOT_CLEAR -> " is not clearly different from the county’s";
        });
        var and = stands.map(words -> ", and" + words).orElse("");
        return title
                + switch (course.get().turn()) {
                    case FALLS -> " is falling" + and;
                    case RISES -> " is rising" + and;
                    case NOT_CLEAR ->
                        " shows no clear trend since " + course.get().firstYear() + and;
                    case TOO_EARLY -> stands.map(words -> words + "; ").orElse(": ") + "too early for a trend";
                };
    }

    String lastInWords() {
        var last = course().orElseThrow().last();
        var limits = last.limits(Confidence.USUAL);
        return " of pupils missed a %s of the year’s sessions or more. The true rate lies between %s and %s."
                .formatted(
                        drawn.equals(Measure.PERSISTENT) ? "tenth" : "half",
                        Rates.number(100 * limits.low()),
                        Rates.percent(100 * limits.high()));
    }

    String lastRate() {
        return Rates.percent(100 * course().orElseThrow().last().value());
    }

    String besideInWords() {
        var county = countyCourse();
        return beside().map(beside -> beside.words()
                        + county.map(each ->
                                        " (" + Rates.percent(100 * each.last().value()) + ")")
                                .orElse("")
                        + ".")
                .orElse("");
    }

    String changeInWords() {
        var course = course().orElseThrow();
        if (!course.comparable()) {
            return "No earlier year can be compared with it.";
        }
        if (course.change() == 0) {
            return "It is the same as in " + course.firstYear() + ".";
        }
        var moved = "It has " + (course.change() < 0 ? "fallen" : "risen") + " by "
                + Rates.number(Math.abs(course.change())) + " points since " + course.firstYear();
        return moved
                + switch (course.turn()) {
                    case FALLS, RISES -> "; more than chance would give.";
                    case NOT_CLEAR -> "; that may be chance.";
                    case TOO_EARLY -> "; whether by more than chance, five years that can be compared would tell.";
                };
    }

    String breaksInWords() {
        var from = profile.place().fromOn();
        var counted = profile.release().breaks();
        var shape = from == null || profile.breaks(profile.place()).equals(counted)
                ? ""
                : "This zone has had its present shape since " + Dates.day(from)
                        + ": no line leads across, and no change is counted from before. ";
        return shape + countedInWords(counted);
    }

    private static String countedInWords(List<Integer> breaks) {
        return breaks.isEmpty()
                ? "Absence was counted in the same way in all of these years."
                : "There is a break in "
                        + Counts.list(breaks.stream().map(String::valueOf).toList())
                        + ": before it absence comes from the sums of the school census, after it from the marks of the"
                        + " register. No line leads across, and no change is counted across it.";
    }

    Trend picture(String here) {
        return trendOf(profile.place(), "trend", here);
    }

    SmallTrend small(Place of) {
        return new SmallTrend(trendOf(of, "small-" + of.code(), of.kind() == Kind.COUNTY ? "County" : "Zone"));
    }

    private Trend trendOf(Place of, String id, String called) {
        var years = profile.years();
        var here = years.stream()
                .map(year -> Rates.estimate(profile.figure(of, drawn, year)))
                .toList();
        var county = years.stream()
                .map(year -> Rates.estimate(profile.figure(profile.county(), drawn, year))
                        .value())
                .toList();
        var breaks = profile.breaks(of).stream()
                .map(year -> profile.release().years().indexOf(year))
                .filter(at -> at > 0)
                .toList();
        return new Trend(
                id,
                measure().title() + ", " + of.name() + ", " + years.getFirst() + " to " + years.getLast(),
                called,
                years,
                here,
                county,
                breaks,
                Trend.top(highest(), step()),
                step());
    }

    private List<Estimate> highest() {
        return Stream.concat(Stream.of(profile.county(), profile.place()), zones.stream())
                .flatMap(
                        each -> profile.years().stream().map(year -> Rates.estimate(profile.figure(each, drawn, year))))
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

    /// A year's share as a table says it.
    String inYear(Place of, String year) {
        var figure = profile.figure(of, drawn, year);
        return figure == null
                ? "none"
                : figure.proportion()
                        .map(each -> Rates.number(100 * each.value()))
                        .orElse("hidden");
    }

    String intervalInYear(String year) {
        var estimate = Rates.estimate(profile.figure(profile.place(), drawn, year));
        return estimate.known() ? Rates.number(estimate.low()) + " to " + Rates.number(estimate.high()) : "";
    }

    /// All four measures of school years, for the table: what is of pupils in per cent, events per 100.
    List<Measure> measures() {
        return profile.measures(Measure.Kind.YEAR);
    }

    String figure(Measure measure, String year) {
        var figure = profile.figure(profile.place(), measure.name(), year);
        if (figure == null) {
            return "none";
        }
        return measure.events()
                ? figure.perHundred().map(Rates::number).orElse("hidden")
                : figure.proportion()
                        .map(each -> Rates.number(100 * each.value()))
                        .orElse("hidden");
    }
}
