package org.kith.partners.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.Places;
import org.kith.partners.calendar.LoadCalendar;
import org.kith.partners.deliveries.Deliveries;
import org.kith.partners.deliveries.Delivery;
import org.kith.partners.deliveries.Receipt;
import org.kith.partners.deliveries.Remarks;
import org.kith.site.Page;
import org.kith.site.charts.Rolls;
import org.kith.site.forms.Mistake;
import org.kith.site.forms.Option;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// A file's receipt: first what waits for a decision, then what was read, refused and doubted,
/// and what changes.
///
/// @param refusedFrom of which it may be the refused rows, mended, where it waits
/// @param mending the files by which its refused rows came mended
/// @param rows whether the viewer may see examples of rows and take rows out
/// @param keptRows whether refused rows are kept here; of a source that stands apart their sender
/// mends them
/// @param line from which line of the file the viewer comes; 0 for none
/// @param again whether the viewer brought the file just now, though it was known
/// @param inItsPlace what has come since and stands where they differ
record ReceiptPage(
        Delivery delivery,
        @Nullable Delivery before,
        @Nullable Delivery refusedFrom,
        List<Delivery> mending,
        List<Deliveries.Word> words,
        @Nullable String readAs,
        LoadCalendar.@Nullable Row row,
        List<Places.ZoneSchools> schools,
        boolean rows,
        boolean mayDecide,
        boolean keptRows,
        int line,
        boolean again,
        @Nullable Delivery inItsPlace,
        @Nullable Mistake mistake,
        LocalDate today)
        implements Page {

    static final String JOIN = "join";

    @Override
    public int httpStatus() {
        return mistake == null ? 200 : 422;
    }

    Receipt receipt() {
        return delivery.receipt();
    }

    /// Where the refused rows are.
    String refusedAre() {
        if (receipt().rejected() == 0) {
            return "None";
        }
        var rejected = Counts.number(receipt().rejected());
        if (!delivers()) {
            return rejected;
        }
        if (!keptRows) {
            return rejected + ", not kept: ask the sender for them";
        }
        if (waits()) {
            return rejected + ", kept to be mended once the file is taken";
        }
        return rejected + (rows ? ", kept for you to mend" : ", kept until they are mended");
    }

    /// Whether as many rows came mended as were refused.
    boolean allMended() {
        return mending.stream().mapToLong(one -> one.receipt().accepted()).sum()
                >= receipt().rejected();
    }

    String troublesToTake() {
        if (receipt().moreTroubles() > 0) {
            return "The first 1,000 of " + Counts.number(troubles()) + " troubles";
        }
        return troubles() == 1 ? "The trouble" : "All " + Counts.of(troubles(), "trouble", "troubles");
    }

    List<Mistake> mistakes() {
        return mistake == null ? List.of() : List.of(mistake);
    }

    String heading() {
        var title = delivery.sourceTitle();
        if (title == null) {
            return delivery.fileName();
        }
        var until = delivery.coversUntil() == null ? receipt().to() : delivery.coversUntil();
        return until == null ? title : title + ", " + Dates.month(until);
    }

    /// What became of the line that the viewer comes from.
    String lineBecame() {
        return receipt().troubles().stream()
                .filter(trouble -> trouble.line() == line)
                .findFirst()
                .map(trouble -> delivery.remarks().reasons().stream()
                        .filter(reason -> reason.code().equals(trouble.code()))
                        .findFirst()
                        .map(reason -> (reason.refused() ? "It was refused: " : "It was taken, with a warning: ")
                                + trouble.reason())
                        .orElse("Something was wrong with it."))
                .orElse(
                        receipt().moreTroubles() > 0
                                ? "No trouble with it is among the first 1,000 of the file. Only those are kept line by line, so"
                                        + " this page cannot tell whether it was taken as it stood."
                                : "It was taken as it stood. What it says is on the page you came from.");
    }

    boolean waits() {
        return delivery.state() == Receipt.State.WAITING;
    }

    boolean refused() {
        return delivery.state() == Receipt.State.REFUSED;
    }

    boolean taken() {
        return delivery.state() == Receipt.State.ACCEPTED;
    }

    boolean undone() {
        return delivery.state() == Receipt.State.UNDONE;
    }

    boolean refusedByAPerson() {
        return refused() && !delivery.remarks().waitsFor().isEmpty();
    }

    String waitsFor() {
        int absent = delivery.remarks().absentSettings().size();
        return absent > 0 && delivery.remarks().waitsFor().size() == absent
                ? "Waiting for your word: "
                        + (absent == 1 ? "one school is missing" : Counts.number(absent) + " schools are missing")
                : "Waiting for your word: more would be lost than usual";
    }

    List<Option> answers() {
        var absent = delivery.remarks().absentSettings();
        var missing = schools.stream().flatMap(zone -> zone.missing().stream()).toList();
        var since = before == null ? "" : " since " + Dates.day(asOf(before), today);
        var take = absent.isEmpty()
                ? "Take it, and show what is gone as withdrawn by the source"
                : "Take it, and show " + (missing.size() > 3 ? "these schools" : Counts.list(missing))
                        + " as “not covered" + since + "”";
        var options = new ArrayList<>(List.of(new Option("take", take)));
        if (refusedFrom != null) {
            options.add(new Option(
                    JOIN,
                    "These are refused rows of " + refusedFrom.fileName() + " of "
                            + Dates.day(refusedFrom.receivedOn(), today) + ", mended: let them join the rest of it"));
        }
        options.add(new Option("refuse", "Refuse it, and ask the sender for a whole file"));
        return options;
    }

    private static LocalDate asOf(Delivery delivery) {
        var until = delivery.coversUntil();
        var to = delivery.receipt().to();
        return until != null ? until : to != null ? to : delivery.receivedOn();
    }

    List<Remarks.Reason> refusals() {
        return delivery.remarks().reasons().stream()
                .filter(Remarks.Reason::refused)
                .toList();
    }

    /// "Line 12: ", where a refusal of the whole file came from one line.
    static String where(Remarks.Reason reason) {
        return reason.line() == 0 ? "" : "Line " + Counts.number(reason.line()) + ": ";
    }

    List<Remarks.Reason> warnings() {
        return delivery.remarks().reasons().stream()
                .filter(reason -> !reason.refused())
                .toList();
    }

    long troubles() {
        return receipt().troubles().size() + receipt().moreTroubles();
    }

    String covers() {
        var from = delivery.coversFrom() == null ? receipt().from() : delivery.coversFrom();
        var until = delivery.coversUntil() == null ? receipt().to() : delivery.coversUntil();
        if (from == null || until == null) {
            return "no dates";
        }
        return Dates.day(from) + " to " + Dates.day(until);
    }

    @Nullable
    Rolls rolls() {
        return schools.size() < 2
                ? null
                : new Rolls(
                        "rolls",
                        "Schools in the file, by zone",
                        schools.stream()
                                .map(zone -> new Rolls.Zone(
                                        zone.zone(),
                                        zone.schools(),
                                        zone.missing().size()))
                                .toList());
    }

    int schoolsExpected() {
        return schools.stream().mapToInt(Places.ZoneSchools::schools).sum();
    }

    String missingSchools() {
        var missing = schools.stream().flatMap(zone -> zone.missing().stream()).toList();
        return missing.size() > 5 ? Counts.list(missing.subList(0, 5)) + " and others" : Counts.list(missing);
    }

    /// "9f2c 41d0 … 77ae"
    String shortSha() {
        var sha = receipt().sha256();
        return sha.length() < 64 ? sha : sha.substring(0, 4) + " " + sha.substring(4, 8) + " … " + sha.substring(60);
    }

    /// Whether it came in its time, in a sentence; empty when nothing was due.
    String onTime() {
        if (row == null) {
            return "Its source is not known, so nothing was due.";
        }
        var came = delivery.receivedOn();
        if (!delivers()) {
            return "It came on " + Dates.day(came, today) + " and was " + Words.state(delivery.state())
                    + ", so that it counts as no delivery.";
        }
        var cell = row.cells().stream()
                .filter(one -> one.month().equals(java.time.YearMonth.from(came)))
                .findFirst();
        if (cell.isEmpty()) {
            return "It came on " + Dates.day(came) + ".";
        }
        return switch (cell.get().state()) {
            case CAME, CAME_LATE, WAITING ->
                "It came on " + Dates.day(came, today) + (row.cameLate().contains(came) ? ", late." : ", in time.");
            case NOTHING, LATE, MISSED, DUE -> "It came on " + Dates.day(came, today) + ".";
        };
    }

    /// When its source is to send again, in a sentence; empty when nothing is due.
    String nextDue() {
        if (row == null || row.due() == null) {
            return "";
        }
        var due = Dates.day(row.due(), today);
        if (delivers() && !row.late()) {
            return "The next is due on " + due + ".";
        }
        return row.late() ? "What was due on " + due + " is late." : "What is due on " + due + " is still due.";
    }

    private boolean delivers() {
        return taken() || waits();
    }
}
