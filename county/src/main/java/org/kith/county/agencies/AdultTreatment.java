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

/// Drug, alcohol and mental health services for adults, who often give only an initial.
public final class AdultTreatment implements Agency {

    private static final String SOURCE = "adult-treatment";
    private static final int SYSTEM = 22;

    private final Clerk clerk;
    private final Series quarters;

    public AdultTreatment(World world, Deliveries all) {
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.COUNCIL);
        quarters = all.quarterly(
                SOURCE,
                "treatment",
                "ClientRef,NHSNumber,Forename,Surname,DOB,Sex,Postcode,Service,Problem,ReferralDate,StartDate,EndDate,ExitReason,ChildrenLivingWith",
                Delivery.Kind.CHANGES,
                Style.ISO);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            story.treatments.forEach(one -> write(story, one, sheets));
        }
    }

    private void write(Story story, Story.Treatment one, Sheets sheets) {
        Person adult = one.adult();
        Seen seen = clerk.sees(adult, one.referred());
        String id = Ids.of(one.service().equals("substance") ? "SU" : "MH", SYSTEM, adult);
        String forename = adult.id() % 3 == 0 ? seen.forename().substring(0, 1) : seen.forename();
        boolean numbered = one.service().equals("mental-health") || adult.id() % 2 == 0;
        long children = story.family().children().stream()
                .filter(child -> child.here(one.referred())
                        && child.age(one.referred()) < 18
                        && child.householdOn(one.referred()) == adult.householdOn(one.referred()))
                .count();
        if (quarters.tells(one.referred(), one.until())) {
            sheets.known(SOURCE, id, adult);
        }
        quarters.span(
                sheets,
                one.referred(),
                one.until(),
                (table, until, told) -> table.s(id)
                        .s(numbered ? adult.nhs() : "")
                        .s(forename)
                        .s(seen.surname())
                        .d(seen.born())
                        .s(adult.male() ? "M" : "F")
                        .s(seen.postcode())
                        .s(one.service())
                        .s(one.problem())
                        .d(one.referred())
                        .d(Series.by(told, one.from()))
                        .d(until)
                        .s(until == 0 ? "" : one.exit())
                        .i(children)
                        .end());
    }
}
