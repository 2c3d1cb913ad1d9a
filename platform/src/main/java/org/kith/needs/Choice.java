package org.kith.needs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which part of a working list somebody asks for, and in what order. An empty word is any.
///
/// @param zone and school by their codes
/// @param since what changed is what changed since this day
public record Choice(
        String need,
        String zone,
        String pyramid,
        String school,
        Help help,
        Change change,
        Order order,
        @Nullable LocalDate since) {

    public static final Choice ALL = new Choice("", "", "", "", Help.ANY, Change.STANDS, Order.NEWEST, null);

    /// The word for a place that is not known or not shown.
    public static final String NO_PLACE = "-";

    /// Whether somebody is known to help the family.
    public enum Help {
        ANY,
        NOBODY,
        SOMEBODY
    }

    /// What became of the need.
    public enum Change {
        STANDS,
        NEW,
        ENDED,
        UNCONFIRMED
    }

    /// Never by how much is wrong.
    public enum Order {
        NEWEST,
        PLACE,
        SURNAME
    }

    public Choice anywhere() {
        return new Choice(need, zone, "", "", help, change, order, since);
    }

    public Choice anySchool() {
        return new Choice(need, zone, pyramid, "", help, change, order, since);
    }

    public Choice withAnybodyOrNobody() {
        return new Choice(need, zone, pyramid, school, Help.ANY, change, order, since);
    }

    boolean fits(Listed need, LocalDate changedSince, LocalDate firstRunOn) {
        return (this.need.isEmpty() || this.need.equals(need.rule()))
                && fits(zone, need.place().zone())
                && fits(pyramid, need.place().pyramid())
                && fits(school, need.place().school())
                && switch (change) {
                    case STANDS -> need.stands();
                    case NEW -> need.stands() && isNew(need.course(), changedSince, firstRunOn);
                    case ENDED -> !need.stands();
                    case UNCONFIRMED -> need.stands() && need.course().unconfirmedSince() != null;
                };
    }

    /// It began since then, or a run found it since then. What the very first run found is not all
    /// new.
    static boolean isNew(Listed.Course course, LocalDate since, LocalDate firstRunOn) {
        return course.since().isAfter(since)
                || (course.foundOn().isAfter(since) && course.foundOn().isAfter(firstRunOn));
    }

    private static boolean fits(String asked, @Nullable String place) {
        return asked.isEmpty() || (place == null ? asked.equals(NO_PLACE) : asked.equals(place));
    }
}
