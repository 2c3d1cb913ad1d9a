package org.kith.county.agencies;

import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Story;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.DateStyle;

/// What the Department for Work and Pensions shares each quarter. One quarter came through a spreadsheet that turned
/// dates into numbers.
public final class Benefits implements Agency {

    private static final String SOURCE = "benefits";
    private static final int SYSTEM = 24;
    /// The department has shared the last three quarters.
    private static final int MONTHS = 8;
    private static final int SPOILT = 1;

    private final Clerk clerk;
    private final Series quarters;

    public Benefits(World world, Deliveries all) {
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.GOVERNMENT);
        quarters = all.quarterly(
                SOURCE,
                "claims",
                "ClaimantRef,Surname,Forename,DOB,Sex,Address,Postcode,UPRN,Benefit,ClaimStart,OutOfWork,Children",
                Delivery.Kind.SNAPSHOT,
                Style.UK,
                MONTHS);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (int q = 0; q < quarters.size(); q++) {
            Delivery quarter = quarters.get(q);
            DateStyle dates = q == SPOILT ? DateStyle.EXCEL : DateStyle.UK;
            for (Story story : chronicle.stories()) {
                for (Story.Claim claim : story.claims) {
                    int day = quarter.until() - 1;
                    if (claim.from() <= day
                            && day < claim.until()
                            && claim.adult().here(day)) {
                        write(story, claim, quarter, day, dates, sheets);
                    }
                }
            }
        }
    }

    private void write(Story story, Story.Claim claim, Delivery quarter, int day, DateStyle dates, Sheets sheets) {
        Person adult = claim.adult();
        Seen seen = clerk.sees(adult, day);
        String id = Ids.of("DW", SYSTEM, adult);
        sheets.known(SOURCE, id, adult);
        long children = story.family().children().stream()
                .filter(child ->
                        child.here(day) && child.age(day) < 19 && child.householdOn(day) == adult.householdOn(day))
                .count();
        var table = sheets.of(quarter)
                .s(id)
                .s(seen.surname())
                .s(seen.forename())
                .d(seen.born(), dates)
                .s(adult.male() ? "M" : "F")
                .s(seen.address())
                .s(seen.postcode());
        if (seen.uprn() == 0) {
            table.blank(1);
        } else {
            table.i(seen.uprn());
        }
        table.s(claim.benefit())
                .d(claim.from(), dates)
                .s(claim.outOfWork() ? "Y" : "N")
                .i(children)
                .end();
    }
}
