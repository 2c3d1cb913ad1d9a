package org.kith.county.truth;

import org.kith.county.agencies.Agency;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Sheets;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Story;
import org.kith.county.people.Tie;

/// What is true of homes, whoever the tenant is, and what adults are to children.
public final class TruthOfHomes implements Agency {

    private final int asOf;
    private final Delivery ties;
    private final Delivery homes;

    public TruthOfHomes(Deliveries deliveries) {
        asOf = deliveries.calendar().asOf();
        ties = deliveries.truth("ties.csv", "person,adult,relation,from_on,until_on");
        homes = deliveries.truth("homes.csv", "household,event,code,starts_on,ends_on,amount");
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            story.family().ties().forEach(tie -> tie(sheets, tie));
            story.tenancies.forEach(one -> home(sheets.of(homes), one));
        }
    }

    private void tie(Sheets sheets, Tie tie) {
        if (tie.from() < asOf) {
            sheets.of(ties)
                    .i(tie.child().id())
                    .i(tie.adult().id())
                    .s(tie.relation().word())
                    .d(tie.from())
                    .d(tie.until())
                    .end();
        }
    }

    /// Of a rent that fell behind, by how many weeks at most.
    private void home(Table table, Story.Tenancy tenancy) {
        int household = tenancy.household().id();
        if (tenancy.arrearsWeeks() > 0) {
            Truth.event(
                    table,
                    asOf,
                    household,
                    "rent-arrears",
                    "",
                    tenancy.arrearsFrom(),
                    tenancy.until(),
                    tenancy.arrearsWeeks());
        }
        tenancy.notices()
                .forEach(one -> Truth.event(
                        table, asOf, household, "possession-notice", one.outcome(), one.on(), one.until(), 0));
    }
}
