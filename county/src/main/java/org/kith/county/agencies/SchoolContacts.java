package org.kith.county.agencies;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.people.Person;
import org.kith.county.people.Tie;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Parents and carers as schools have them, each October.
public final class SchoolContacts implements Agency {

    private static final String SOURCE = "school-contacts";
    private static final String HEADER =
            "LAEstab,UPN,PupilSurname,PupilForename,PupilDOB,ContactId,Priority,Title,Forename,Surname,Relationship,ParentalResponsibility,LivesWithPupil,CourtOrder,Address,Postcode,Phone,Email";

    private final World world;
    private final Pupils pupils;
    private final Clerk clerk;
    private final List<Delivery> years = new ArrayList<>();

    public SchoolContacts(World world, Deliveries all, Pupils pupils) {
        this.world = world;
        this.pupils = pupils;
        clerk = new Clerk(world, 9, Clerk.Habits.VOLUNTARY);
        int last = Days.schoolYear(world.calendar().asOf() - 45);
        for (int year = last - 1; year <= last; year++) {
            int received = Math.min(world.calendar().asOf(), Days.of(year, 11, 1));
            years.add(all.add(
                    SOURCE,
                    "contacts",
                    "contacts_" + year + ".csv",
                    HEADER,
                    Delivery.Kind.SNAPSHOT,
                    Days.of(year, 9, 1),
                    Days.of(year, 10, 15),
                    received,
                    Style.UK));
        }
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Delivery year : years) {
            int day = year.until() - 1;
            for (var story : chronicle.stories()) {
                for (Life life : story.lives()) {
                    Life.Enrolment roll = life.rollOn(day);
                    if (roll != null && roll.school().maintained()) {
                        pupil(chronicle, year, day, life, roll, sheets);
                    }
                }
            }
        }
    }

    private void pupil(Chronicle chronicle, Delivery year, int day, Life life, Life.Enrolment roll, Sheets sheets) {
        Person child = life.person();
        Chance chance = Chance.of(world.seed(), 85, child.id());
        int priority = 1;
        for (Tie tie : child.family().ties(child)) {
            double named = switch (tie.relation()) {
                case MOTHER -> 0.93;
                case FATHER -> tie.contact() == Tie.Contact.SAFE ? 0.8 : 0.5;
                case STEP_PARENT -> 0.6;
                case GRANDPARENT -> 0.3;
                case KINSHIP_CARER, FOSTER_CARER -> 1;
            };
            if (chance.happens(named) && tie.on(day)) {
                contact(chronicle, year, day, life, roll, tie.adult(), code(tie), tie, priority++, sheets);
            }
        }
        Life.Care care = life.careOn(day);
        if (care != null) {
            for (Life.Placement placement : care.placements()) {
                Person carer = placement.carer();
                if (carer != null
                        && carer.family() != child.family()
                        && placement.from() <= day
                        && day < placement.until()) {
                    contact(chronicle, year, day, life, roll, carer, "FOS", null, priority, sheets);
                }
            }
        }
    }

    private static String code(Tie tie) {
        return switch (tie.relation()) {
            case MOTHER -> "MOT";
            case FATHER -> "FAT";
            case STEP_PARENT -> "STP";
            case GRANDPARENT -> "GRP";
            case KINSHIP_CARER -> "CAR";
            case FOSTER_CARER -> "FOS";
        };
    }

    private void contact(
            Chronicle chronicle,
            Delivery year,
            int day,
            Life life,
            Life.Enrolment roll,
            Person adult,
            String relation,
            @org.jspecify.annotations.Nullable Tie tie,
            int priority,
            Sheets sheets) {
        Person child = life.person();
        Seen pupil = pupils.sees(life, day);
        Seen seen = clerk.sees(adult, day);
        // One sibling in ten was given a new contact where the old one would have done.
        boolean shared = child.id() % 10 != 0;
        String id = Integer.toString(100_000 + (shared ? Ids.of(9, adult.id()) : Ids.again(9, adult.id())));
        String upn = pupils.upn(life, day, chronicle.neighbourhood().numbers());
        sheets.known(SOURCE, upn, child);
        sheets.known(SOURCE, roll.school().code() + "/" + id, adult);
        boolean together = adult.householdOn(day) != null && adult.householdOn(day) == child.householdOn(day);
        boolean order = tie != null && tie.contact() == Tie.Contact.NONE;
        String responsible = tie == null ? "N" : tie.responsible() ? "Y" : "N";
        sheets.of(year)
                .s(roll.school().code())
                .s(upn)
                .s(pupil.surname())
                .s(pupil.forename())
                .d(pupil.born())
                .s(id)
                .i(priority)
                .s(adult.male() ? "Mr" : adult.id() % 3 == 0 ? "Miss" : adult.id() % 3 == 1 ? "Mrs" : "Ms")
                .s(seen.forename())
                .s(seen.surname())
                .s(relation)
                .s(responsible)
                .s(together ? "Y" : "N")
                .s(order ? "Y" : "")
                .s(seen.address())
                .s(seen.postcode())
                .s(seen.phone())
                .s(
                        adult.id() % 2 == 0
                                ? ""
                                : (seen.forename() + "." + seen.surname() + adult.id() % 100 + "@mail.example")
                                        .replace(" ", "")
                                        .toLowerCase(java.util.Locale.ROOT))
                .end();
    }
}
