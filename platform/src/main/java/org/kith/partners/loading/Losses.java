package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.Source;
import org.kith.partners.standing.PastDelivery;
import org.kith.site.words.Counts;
import org.kith.site.words.Dates;

/// What a delivery holds less than the one before it that it can fairly be compared with.
record Losses(
        OpenDelivery delivery,
        Withdrawal withdrawal,
        @Nullable PastDelivery before,
        List<Remarks.Absent> absent) {

    private static final int A_FEW_ROWS = 50;
    private static final int A_FEW_SHIELDS = 3;
    /// Of a small school a tenth is soon one family.
    private static final int A_FEW_PUPILS = 5;
    /// No list changes by so large a share from one time to the next: of an early years headcount six in ten
    /// children go to school each autumn.
    private static final double MOST_OF_ALL = 0.8;
    /// Of leavers hardly anything stands that another file could take away.
    private static final double SHARE_THAT_STANDS = 0.1;

    static Losses of(OpenDelivery delivery, SentSettings sent, Withdrawal withdrawal) throws SQLException {
        var source = delivery.source;
        var past = source.past.values();
        var before = FileBefore.of(
                        delivery.ofOneSchool ? sent.ofTheSame(past, source.database, source.facts) : past,
                        delivery.layout.name(),
                        delivery.kind,
                        source.source.delivery(),
                        delivery.asOf,
                        delivery.saysWhen)
                .orElse(null);
        return new Losses(
                delivery,
                withdrawal,
                before,
                before == null ? List.of() : sent.absentSince(before, source.database, source.facts));
    }

    /// Why it has to wait for a person's word; empty where it need not.
    List<String> reasonsToWait(long rows) throws SQLException {
        var reasons = new ArrayList<String>();
        var shields = delivery.source.lifted();
        if (shields.lifted() >= A_FEW_SHIELDS && shields.lifted() * 10L > shields.before()) {
            reasons.add(String.format(
                    "It would lift %,d of the %,d shields that keep an address from being told.",
                    shields.lifted(), shields.before()));
        }
        var fewer = fewer(rows);
        reasons.addAll(fewer);
        int unnamed = withdrawal.unnamed();
        if (fewer.isEmpty()
                && unnamed > MOST_OF_ALL * withdrawal.toldBefore()
                && unnamed > usual(withdrawal.toldBefore())) {
            reasons.add(String.format(
                    "It does not name %,d of the %,d people of whom this source told before: what it said of them would"
                            + " be gone.",
                    unnamed, withdrawal.toldBefore()));
        }
        return reasons;
    }

    /// What speaks of rows or whole schools that the one before had.
    private List<String> fewer(long rows) throws SQLException {
        if (before == null || isOfAnotherSeason(before)) {
            return List.of();
        }
        var reasons = new ArrayList<String>();
        long lost = before.rows() - rows;
        if (!delivery.byRow && lost * 10 > before.rows() && lost > little(before.rows())) {
            reasons.add(String.format(
                    "The file of %s had %,d rows, this one has %,d.", Dates.day(before.asOf()), before.rows(), rows));
        }
        // Changes withdraw nothing: what a school said before stands, whether or not it sends more.
        if (delivery.brought.attended() || !delivery.byRow) {
            for (var setting : absent) {
                if (setting.rows() > little(setting.rows())) {
                    reasons.add(String.format(
                            "%s was in the file before with %s. It is not in this one.",
                            called(setting.setting()), Counts.of(setting.rows(), "fact", "facts")));
                }
            }
        }
        return reasons;
    }

    /// "Nothe Reach Academy (8380001)"; its number alone where no register knows it.
    private String called(String setting) throws SQLException {
        return delivery
                .source
                .database
                .list(row -> row.getString(1), "select name from partners.setting where code = ?", setting)
                .stream()
                .findFirst()
                .map(name -> name + " (" + setting + ")")
                .orElse("Setting " + setting);
    }

    /// Whether the one before tells of what comes more often at its time of year, as leavers in autumn, and
    /// hardly anything of it stands that this one could take away.
    private boolean isOfAnotherSeason(PastDelivery before) {
        return delivery.source.source.delivery().cadence().every() == Source.Every.TERM
                && delivery.kind == DeliveryKind.SNAPSHOT
                && !FileBefore.isOfSameSeason(before, delivery.asOf)
                && withdrawal.toldBefore() < SHARE_THAT_STANDS * before.rows();
    }

    /// How many fewer are no reason to stop where nobody stands by who could be asked: what the numbers of rare
    /// things vary by. From one year to the next that is five times the root of their number, and fifty at
    /// least; of what is sent whole each time, which is told of much the same people, four times.
    private double little(int rows) {
        if (delivery.brought.attended()) {
            return delivery.ofOneSchool ? A_FEW_PUPILS : 0;
        }
        return delivery.kind == DeliveryKind.SNAPSHOT ? usual(rows) : Math.max(A_FEW_ROWS, 5 * Math.sqrt(rows));
    }

    private static double usual(int number) {
        return 4 * Math.sqrt(number);
    }
}
