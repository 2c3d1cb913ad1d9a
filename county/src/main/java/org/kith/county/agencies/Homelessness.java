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
import org.kith.county.people.Household;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// The council's housing options team: homelessness cases and who is in them.
public final class Homelessness implements Agency {

    private static final String SOURCE = "homelessness";

    private final Clerk clerk;
    private final Series cases;
    private final Series people;

    public Homelessness(World world, Deliveries all) {
        clerk = new Clerk(world, 16, Clerk.Habits.HOUSING);
        cases = all.quarterly(
                SOURCE,
                "cases",
                "CaseRef,ApplicationDate,Reason,Duty,DutyStart,DutyEnd,AccommodationType,AccommodationStart,AccommodationEnd,ClosedOn",
                Delivery.Kind.CHANGES,
                Style.ISO);
        people = all.quarterly(
                SOURCE,
                "people",
                "CaseRef,PersonNo,Role,Forename,Surname,DOB,Sex,NINumber,LastPostcode",
                Delivery.Kind.CHANGES,
                Style.ISO);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            for (Story.Homelessness one : story.homelessness) {
                write(story, one, sheets);
            }
        }
    }

    private void write(Story story, Story.Homelessness one, Sheets sheets) {
        String ref = "HC" + (1_000_000 + Ids.of(16, story.family().id()));
        int closed = Math.max(one.dutyUntil(), one.placeUntil()) + 10;
        cases.span(
                sheets,
                one.on(),
                closed,
                (table, until, told) -> table.s(ref)
                        .d(one.on())
                        .s(one.reason())
                        .s(one.duty())
                        .d(Series.by(told, one.on() + 5))
                        .d(Series.by(told, one.dutyUntil()))
                        .s(one.placeFrom() <= told ? one.place() : "")
                        .d(Series.by(told, one.placeFrom()))
                        .d(Series.by(told, one.placeUntil()))
                        .d(until)
                        .end(),
                one.dutyUntil(),
                one.placeFrom(),
                one.placeUntil());
        int at = people.covering(one.on());
        if (!people.tells(one.on(), closed)) {
            return;
        }
        Person head = story.family().head();
        Household household = head.householdOn(one.on());
        int number = 1;
        person(ref, number++, "applicant", head, one.on(), at, sheets);
        for (Person adult : story.family().adults()) {
            if (adult != head && household != null && adult.householdOn(one.on()) == household) {
                person(ref, number++, "partner", adult, one.on(), at, sheets);
            }
        }
        for (Person child : story.family().children()) {
            if (child.here(one.on()) && child.age(one.on()) < 18 && child.householdOn(one.on()) == household) {
                person(ref, number++, "child", child, one.on(), at, sheets);
            }
        }
    }

    private void person(String ref, int number, String role, Person person, int day, int at, Sheets sheets) {
        Seen seen = clerk.sees(person, day);
        sheets.known(SOURCE, ref + "/" + number, person);
        sheets.of(people.get(at))
                .s(ref)
                .i(number)
                .s(role)
                .s(seen.forename())
                .s(seen.surname())
                .d(seen.born())
                .s(person.male() ? "M" : "F")
                .s(role.equals("child") || person.id() % 4 == 0 ? "" : insurance(person))
                .s(seen.postcode())
                .end();
    }

    /// National Insurance numbers of a prefix that is never given.
    public static String insurance(Person person) {
        return "QQ" + String.format(java.util.Locale.ROOT, "%06d", Ids.of(40, person.id()) % 1_000_000)
                + (char) ('A' + Days.age(person.born(), 20_000) % 4);
    }
}
