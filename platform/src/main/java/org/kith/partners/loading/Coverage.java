package org.kith.partners.loading;

import static org.kith.partners.layouts.Entry.NONE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.partners.layouts.DeliveryKind;
import org.kith.partners.layouts.reading.Reading;
import org.kith.partners.standing.FactTable;

/// What a delivery speaks for: what is in here and not in the file is gone.
///
/// What happened is spoken for when it happened in the period covered, what lasts when it lasted into it. What
/// a delivery of a later day said, or spoke of again, is not; of what each file tells as of its own day, nothing but
/// what one of the same day said. A file speaks of nothing for which it has no
/// column: who is a young carer, schools are asked in spring alone. A school without a row has sent nothing,
/// and nothing of its pupils is gone.
final class Coverage {

    private final OpenDelivery delivery;
    private final Rolls rolls;
    private final BitSet told;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate last;
    private final int from;
    private final int until;
    private final @Nullable Integer year;
    private final @Nullable String term;
    private final boolean periodSaid;
    private final boolean newest;
    private final Set<Short> silentOn;
    private int lastDelivery = FactTable.GONE;
    private boolean lastIsOfLayout;
    private boolean lastIsSameReturn;
    private boolean lastIsOfSameDay;

    /// @param told whom the file speaks of, by the ids of their records
    Coverage(OpenDelivery delivery, SentSettings sent, BitSet told, Reading reading) throws SQLException {
        var brought = delivery.brought;
        this.delivery = delivery;
        this.told = told;
        first = brought.coversFrom() == null ? reading.from() : brought.coversFrom();
        last = brought.coversUntil() == null ? reading.to() : brought.coversUntil();
        from = first == null ? Integer.MIN_VALUE + 1 : (int) first.toEpochDay();
        until = last == null ? Integer.MAX_VALUE : (int) last.toEpochDay();
        year = reading.period().year();
        term = reading.period().term();
        rolls = Rolls.of(delivery, sent, told, reading.period());
        silentOn = reading.silentOn();
        periodSaid = brought.coversFrom() != null && brought.coversUntil() != null;
        newest = delivery.source.past.values().stream()
                .filter(past -> past.isOf(delivery.layout.name()))
                .allMatch(past -> order(past.year(), past.term()) <= order(year, term));
    }

    /// Where facts may stand that it speaks for, or of whose rows it tells anew.
    Collection<FactTable> tables() throws SQLException {
        var facts = delivery.source.facts;
        return delivery.byRow ? facts.within(null, null) : facts.within(first, last);
    }

    /// A file without the column tells nothing of such facts, whatever else its rows say.
    boolean isSilentOn(short kind) {
        return silentOn.contains(kind);
    }

    /// Whether the file speaks of whomever the fact is about.
    boolean names(FactTable table, int i) {
        return told.get(table.records[i]);
    }

    boolean holds(FactTable table, int i) {
        if (delivery.byRow) {
            return false;
        }
        if (table.deliveries[i] != lastDelivery) {
            lastDelivery = table.deliveries[i];
            var past = delivery.source.past.get(lastDelivery);
            lastIsOfLayout = past != null && past.isOf(delivery.layout.name());
            lastIsOfSameDay = past != null && past.asOf().equals(delivery.asOf);
            lastIsSameReturn = past != null && past.sameReturn(delivery.layout.name(), year, term);
        }
        if (delivery.kinds.isOfEachFile(table.kinds[i])) {
            return lastIsOfLayout && lastIsOfSameDay;
        }
        boolean event = delivery.kinds.isEvent(table.kinds[i]);
        if (!lastIsOfLayout
                || (event
                        ? delivery.later.hold(lastDelivery)
                        : delivery.isOutdoneBy(lastDelivery, table.settings[i]))) {
            return false;
        }
        if (rolls.tellsNothingOf(table, i)) {
            return false;
        }
        if (periodSaid) {
            return event ? begins(table.starts[i]) : lasts(table.starts[i], table.ends[i]);
        }
        if (year != null && lastIsSameReturn) {
            return true;
        }
        if (event) {
            return year == null && delivery.kind == DeliveryKind.YEAR_TO_DATE && begins(table.starts[i]);
        }
        return newest && table.ends[i] == NONE;
    }

    private boolean begins(int startsOn) {
        return startsOn == NONE || (startsOn >= from && startsOn <= until);
    }

    private boolean lasts(int startsOn, int endsOn) {
        return (startsOn == NONE || startsOn <= until) && (endsOn == NONE || endsOn >= from);
    }

    private static int order(@Nullable Integer year, @Nullable String term) {
        int ofTerm = term == null ? 0 : List.of("spring", "summer", "autumn").indexOf(term) + 1;
        return (year == null ? 0 : year) * 4 + ofTerm;
    }
}
