package org.kith.partners.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.partners.deliveries.Remarks;
import org.kith.partners.standing.PastDelivery;
import org.kith.site.words.Dates;

/// What a delivery holds less than the one before it that it can fairly be compared with.
record Losses(OpenDelivery delivery, @Nullable PastDelivery before, List<Remarks.Absent> absent) {

    private static final int A_FEW_ROWS = 50;
    private static final int A_FEW_SHIELDS = 3;

    static Losses of(OpenDelivery delivery, SentSettings sent) throws SQLException {
        var source = delivery.source;
        var before = FileBefore.of(
                        source.past.values(),
                        delivery.layout.name(),
                        delivery.kind,
                        source.source.delivery(),
                        delivery.asOf,
                        delivery.saysWhen)
                .orElse(null);
        return new Losses(
                delivery, before, before == null ? List.of() : sent.absentSince(before, source.database, source.facts));
    }

    /// Why it has to wait for a person's word; empty where it need not.
    List<String> reasonsToWait(long rows) {
        var reasons = new ArrayList<String>();
        var shields = delivery.source.lifted();
        if (shields.lifted() >= A_FEW_SHIELDS && shields.lifted() * 10L > shields.before()) {
            reasons.add(String.format(
                    "It would lift %,d of the %,d shields that keep an address from being told.",
                    shields.lifted(), shields.before()));
        }
        if (before == null) {
            return reasons;
        }
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
                            "%s was in the file before with %,d facts. It is not in this one.",
                            setting.setting(), setting.rows()));
                }
            }
        }
        return reasons;
    }

    /// How many rows fewer are no reason to stop where nobody stands by who could be asked: what the numbers of rare
    /// things vary by from one year to the next, which is five times the root of their number, and fifty at least.
    private double little(int rows) {
        return delivery.brought.attended() ? 0 : Math.max(A_FEW_ROWS, 5 * Math.sqrt(rows));
    }
}
