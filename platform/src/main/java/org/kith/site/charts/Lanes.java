package org.kith.site.charts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each source could know about a person, and when it said something.
///
/// @param from where the picture begins
public record Lanes(String id, String title, LocalDate from, LocalDate today, List<Lane> lanes) implements Drawing {

    public Lanes {
        lanes = List.copyOf(lanes);
    }

    /// One source: what it covers, and the days of which it told something.
    ///
    /// @param note its age, or why it cannot know: "7 weeks old", "out of age range"
    /// @param from null when it never covered this person
    public record Lane(
            String source,
            String note,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<LocalDate> said) {
        public Lane {
            said = List.copyOf(said);
        }
    }

    private static final int HEIGHT = 38;

    @Override
    public String svg() {
        var x = new Scale(from.toEpochDay(), Math.max(today.toEpochDay(), from.toEpochDay() + 1), 4, 322);
        var svg = Svg.titled(330, lanes.size() * HEIGHT + 18, id, title, description());
        double y = 12;
        for (var lane : lanes) {
            svg.text("label", 4, y, lane.source(), 312 - lane.note().length() * 6.2, 6.9)
                    .text("tick end", 326, y, lane.note());
            svg.rect("uncovered", 4, y + 7, 318, 9);
            if (lane.from() != null) {
                double start = x.at(within(lane.from()));
                double end = x.at(within(lane.until() == null ? today : lane.until()));
                svg.rect("covered", start, y + 7, end - start, 9);
            }
            for (int year = from.getYear() + 1; year <= today.getYear(); year++) {
                svg.line("cut", at(x, year), y + 7, at(x, year), y + 16);
            }
            for (var day : lane.said()) {
                svg.dot("event", x.at(within(day)), y + 11.5, 4.5);
            }
            y += HEIGHT;
        }
        int years = today.getYear() - from.getYear();
        for (int year = from.getYear() + 1; year <= today.getYear(); year++) {
            if (years <= 8 || year % 5 == 0) {
                svg.text("tick mid", at(x, year), y - 2, String.valueOf(year));
            }
        }
        return svg.end();
    }

    private String description() {
        long silent = lanes.stream().filter(lane -> lane.from() == null).count();
        return lanes.size() - silent + " of " + lanes.size()
                + " sources cover this person. What each covers is in the table below.";
    }

    private double within(LocalDate day) {
        return (double) Math.clamp(day.toEpochDay(), from.toEpochDay(), today.toEpochDay());
    }

    private static double at(Scale x, int year) {
        return x.at((double) LocalDate.ofYearDay(year, 1).toEpochDay());
    }
}
