package org.kith.partners.web;

import org.kith.partners.calendar.LateSources;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.layouts.Source;
import org.kith.site.words.Dates;

/// What the pages of sources say in words.
final class Words {

    private Words() {}

    /// "Of Social housing (tenancies) nothing has come since 31 August 2026, though its other files do."
    static String stopped(LateSources.LateKind part) {
        return "Of " + part.title() + " nothing has come since " + Dates.day(part.knownUntil())
                + ", though its other files do.";
    }

    static String state(Receipt.State state) {
        return switch (state) {
            case ACCEPTED -> "taken";
            case REFUSED -> "refused";
            case ALREADY_LOADED -> "known already";
            case WAITING -> "waits for a word";
            case UNDONE -> "undone";
        };
    }

    static String cell(LoadCalendar.State state) {
        return switch (state) {
            case NOTHING -> "–";
            case CAME -> "came";
            case CAME_LATE -> "came late";
            case WAITING -> "waits";
            case LATE -> "late";
            case MISSED -> "none came";
            case DUE -> "due";
        };
    }

    /// Whether a cell of the calendar stands out from those where all is as it should be.
    static boolean stands(LoadCalendar.State state) {
        return switch (state) {
            case LATE, MISSED, WAITING -> true;
            case NOTHING, CAME, CAME_LATE, DUE -> false;
        };
    }

    static String kind(String kind) {
        return switch (kind) {
            case "snapshot" -> "all that stood on its day";
            case "year-to-date" -> "all since the year began";
            case "changes" -> "changes since the last file";
            case "corrections" -> "corrections of earlier rows";
            default -> kind;
        };
    }

    static String basis(String basis) {
        return switch (basis) {
            case "content" -> "the file says so";
            case "file-name" -> "the file’s name";
            case "option" -> "whoever brought it said so";
            case "dates-inside" -> "dates inside the file";
            default -> basis;
        };
    }

    static String cadence(Source.Cadence cadence) {
        return switch (cadence.every()) {
            case DAY -> "every day";
            case WEEK -> "every week";
            case MONTH -> "every month, by day " + cadence.dueDay();
            case QUARTER -> "every quarter, by day " + cadence.dueDay() + " of its month";
            case TERM -> "every term";
            case YEAR -> "every year";
        };
    }
}
