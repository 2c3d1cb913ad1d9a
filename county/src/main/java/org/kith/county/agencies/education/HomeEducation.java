package org.kith.county.agencies.education;

import org.kith.county.agencies.Agency;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.people.Person;
import org.kith.county.people.World;

/// The register of children educated at home. An entry stays until the child is grown up, so that nothing falls out
/// of it when a school year ends.
public final class HomeEducation implements Agency {

    private static final String SOURCE = "home-education";
    private static final int SYSTEM = 21;

    private final Clerk clerk;
    private final Series months;

    public HomeEducation(World world, Deliveries all) {
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.COUNCIL);
        months = all.monthly(
                SOURCE,
                "home_education",
                "EHERef,Forename,Surname,DOB,Sex,UPN,Address,Postcode,ParentName,ParentPhone,StartDate,EndDate,Reason,LastContact,Suitable,LastSchool",
                Delivery.Kind.SNAPSHOT,
                Style.UK);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (var story : chronicle.stories()) {
            for (Life life : story.lives()) {
                for (Life.HomeEducation one : life.homeEducation) {
                    for (Delivery month : months.all()) {
                        int day = month.until() - 1;
                        if (one.from() <= day
                                && life.person().age(day) < 18
                                && life.person().householdOn(day) != null) {
                            write(month, day, life, one, sheets);
                        }
                    }
                }
            }
        }
    }

    private void write(Delivery month, int day, Life life, Life.HomeEducation one, Sheets sheets) {
        Person child = life.person();
        Seen seen = clerk.sees(child, day);
        String id = Ids.of("HE", SYSTEM, child);
        sheets.known(SOURCE, id, child);
        Person parent = child.family().head();
        Seen named = clerk.sees(parent, day);
        if (parent != child) {
            sheets.known(SOURCE, id + "/P", parent);
        }
        boolean over = one.until() <= day;
        int contact = Math.max(one.from() + 14, day - 20 - child.id() % 300);
        sheets.of(month)
                .s(id)
                .s(seen.forename())
                .s(seen.surname())
                .d(seen.born())
                .s(child.male() ? "M" : "F")
                .s(one.last() == null ? "" : child.upn())
                .s(seen.address())
                .s(seen.postcode())
                .s(parent == child ? "" : named.forename() + " " + named.surname())
                .s(named.phone())
                .d(one.from())
                .d(over ? one.until() : 0)
                .s(one.reason())
                .d(contact > day ? 0 : contact)
                .s(child.id() % 9 == 0 ? "N" : child.id() % 4 == 0 ? "" : "Y")
                .s(one.last() == null ? "" : one.last().code())
                .end();
    }
}
