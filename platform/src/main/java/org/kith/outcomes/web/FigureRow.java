package org.kith.outcomes.web;

import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Limits;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Place.Kind;
import org.kith.outcomes.Profile;
import org.kith.site.charts.Estimate;
import org.kith.site.charts.Interval;
import org.kith.site.words.Counts;

/// A measure at a place, or a place in a measure.
///
/// @param value null where it is hidden
/// @param picture null where there is nothing to draw
/// @param list the working list of it, where the viewer has one
record FigureRow(
        String name,
        @Nullable String href,
        Measure measure,
        String ofWhom,
        String counted,
        @Nullable String value,
        String interval,
        String county,
        @Nullable Interval picture,
        String words,
        @Nullable String list) {

    static FigureRow of(
            Profile profile, Measure measure, Place of, String name, @Nullable String href, @Nullable String list) {
        var figure = profile.newest(of, measure);
        var here = Rates.estimate(figure);
        var county = Rates.estimate(profile.newest(profile.county(), measure));
        boolean compare = of.kind() != Kind.COUNTY && here.known() && county.known();
        var words = compare
                ? new Limits(here.low(), here.high()).beside(county.value()).words()
                : here.known()
                        ? of.kind() == Kind.COUNTY ? "" : "The county’s number is hidden, so it cannot be compared"
                        : figure != null ? Rates.HIDDEN : notTold(profile, measure);
        return new FigureRow(
                name,
                href,
                measure,
                measure.ofWhom(of.kind()),
                figure == null || figure.counted() == null ? "" : Counts.number(figure.counted()),
                here.known() ? Rates.percent(here.value()) : null,
                here.known() ? Rates.number(here.low()) + " to " + Rates.number(here.high()) : "",
                county.known() ? Rates.percent(county.value()) : "hidden",
                compare ? new Interval(here, county.value(), most(here, county)) : null,
                words,
                list);
    }

    /// The way to what a need counts.
    @Nullable
    String rule() {
        return measure.kind() == Measure.Kind.NEED ? "/rules/" + measure.bareName() : null;
    }

    private static String notTold(Profile profile, Measure measure) {
        return profile.ofCountyAlone(measure)
                ? "Told of the whole county only: where many of them live is protected"
                : "Nobody of whom it could be";
    }

    private static double most(Estimate here, Estimate county) {
        return Math.max(.1, 1.25 * Math.max(here.high(), county.value()));
    }

    /// The families for whom no help is known, of the chosen need in each of these places; by name.
    @Nullable
    String withoutHelp() {
        return list == null ? null : list + "&help=nobody";
    }
}
