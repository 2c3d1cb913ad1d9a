package org.kith.outcomes.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.outcomes.Confidence;
import org.kith.outcomes.Figure;
import org.kith.outcomes.Limits;
import org.kith.outcomes.Measure;
import org.kith.outcomes.Place;
import org.kith.outcomes.Profile;
import org.kith.site.Sheet;

/// All figures of a place and of those drawn beside it as a file, a line a figure; `c` is a number that is hidden, `z`
/// one that there cannot be.
final class ProfileFile {

    private static final String HIDDEN = "c";
    private static final String NONE = "z";

    /// Why events have no limits: those of Poisson hold for events that do not depend on one another.
    private static final String NO_LIMITS =
            "no limits: one pupil can have several, and no limits hold without knowing how many have how many";

    private ProfileFile() {}

    static void write(Sheet sheet, Profile profile) {
        sheet.row(
                "as_of",
                "geographic_level",
                "code",
                "name",
                "measure",
                "title",
                "of_whom",
                "part",
                "count",
                "out_of",
                "per_100",
                "per_100_lower_ci",
                "per_100_upper_ci",
                "per_100_lower_ci_998",
                "per_100_upper_ci_998",
                "note");
        profile.drawn().forEach(place -> write(sheet, profile, place));
    }

    private static void write(Sheet sheet, Profile profile, Place place) {
        for (var figure : profile.all(place)) {
            var measure = profile.measure(figure.measure()).orElseThrow();
            var rate = rate(measure, figure);
            sheet.row(
                    profile.release().asOf().toString(),
                    place.kind().word(),
                    place.code(),
                    place.name(),
                    measure.name(),
                    measure.title(),
                    measure.ofWhom(place.kind()),
                    figure.part(),
                    number(figure.counted()),
                    figure.of() == null && !figure.hidden() ? NONE : number(figure.of()),
                    rate.map(Rated::value).map(ProfileFile::decimal).orElse(figure.hidden() ? HIDDEN : NONE),
                    limit(figure, rate.map(Rated::usual).map(Limits::low)),
                    limit(figure, rate.map(Rated::usual).map(Limits::high)),
                    limit(figure, rate.map(Rated::strict).map(Limits::low)),
                    limit(figure, rate.map(Rated::strict).map(Limits::high)),
                    note(measure));
        }
    }

    private static String note(Measure measure) {
        return measure.events()
                ? NO_LIMITS
                : measure.confirmed() ? "" : "in the county some not confirmed since " + measure.unconfirmedSince();
    }

    /// Per 100.
    ///
    /// @param usual null where no limits hold
    /// @param strict the same
    private record Rated(
            double value, @Nullable Limits usual, @Nullable Limits strict) {}

    private static Optional<Rated> rate(Measure measure, Figure figure) {
        if (measure.kind() == Measure.Kind.PEOPLE && !measure.name().equals("people:no-roll")) {
            return Optional.empty();
        }
        return measure.events()
                ? figure.perHundred().map(rate -> new Rated(rate, null, null))
                : figure.proportion()
                        .map(share -> new Rated(
                                100 * share.value(),
                                hundredfold(share.limits(Confidence.USUAL)),
                                hundredfold(share.limits(Confidence.STRICT))));
    }

    private static Limits hundredfold(Limits limits) {
        return new Limits(100 * limits.low(), 100 * limits.high());
    }

    private static String limit(Figure figure, Optional<Double> limit) {
        return limit.map(ProfileFile::decimal).orElse(figure.hidden() ? HIDDEN : NONE);
    }

    private static String number(@Nullable Long number) {
        return number == null ? HIDDEN : number.toString();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
