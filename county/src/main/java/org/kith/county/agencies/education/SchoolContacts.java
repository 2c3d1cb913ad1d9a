package org.kith.county.agencies.education;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.county.agencies.Agency;
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
import org.kith.county.people.Numbers;
import org.kith.county.people.Person;
import org.kith.county.people.Tie;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Parents and carers as schools have them: all of them in one October, what is new or different in the next.
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
                    Delivery.Kind.CHANGES,
                    Days.of(year, 9, 1),
                    Days.of(year, 10, 15),
                    received,
                    Style.UK));
        }
    }

    /// A contact of a pupil as the school's system has it.
    private record Entry(
            String school,
            String upn,
            Seen pupil,
            String id,
            int priority,
            Person adult,
            Seen seen,
            String relation,
            boolean responsible,
            boolean together,
            boolean order) {}

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        Numbers numbers = chronicle.neighbourhood().numbers();
        for (var story : chronicle.stories()) {
            for (Life life : story.lives()) {
                List<Entry> told = List.of();
                for (Delivery year : years) {
                    List<Entry> now = entries(life, year.until() - 1, numbers);
                    for (Entry entry : now) {
                        if (!told.contains(entry)) {
                            write(life.person(), entry, sheets, year);
                        }
                    }
                    told = now;
                }
            }
        }
    }

    private List<Entry> entries(Life life, int day, Numbers numbers) {
        Life.Enrolment roll = life.rollOn(day);
        if (roll == null || !roll.school().maintained()) {
            return List.of();
        }
        Person child = life.person();
        Chance chance = Chance.of(world.seed(), 85, child.id());
        List<Entry> entries = new ArrayList<>();
        for (Tie tie : child.family().ties(child)) {
            double named = switch (tie.relation()) {
                case MOTHER -> 0.93;
                case FATHER -> tie.contact() == Tie.Contact.SAFE ? 0.8 : 0.5;
                case STEP_PARENT -> 0.6;
                case GRANDPARENT -> 0.3;
                case KINSHIP_CARER, FOSTER_CARER -> 1;
            };
            if (chance.happens(named) && tie.on(day)) {
                boolean order = tie.contact() == Tie.Contact.NONE;
                entries.add(entry(
                        life,
                        roll,
                        day,
                        numbers,
                        tie.adult(),
                        code(tie),
                        tie.responsible(),
                        order,
                        entries.size() + 1));
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
                    entries.add(entry(life, roll, day, numbers, carer, "FOS", false, false, entries.size() + 1));
                }
            }
        }
        return entries;
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

    private Entry entry(
            Life life,
            Life.Enrolment roll,
            int day,
            Numbers numbers,
            Person adult,
            String relation,
            boolean responsible,
            boolean order,
            int priority) {
        Person child = life.person();
        // One sibling in ten was given a new contact where the old one would have done.
        boolean shared = child.id() % 10 != 0;
        String id = Integer.toString(100_000 + (shared ? Ids.of(9, adult.id()) : Ids.again(9, adult.id())));
        return new Entry(
                roll.school().code(),
                pupils.upn(life, day, numbers),
                pupils.sees(life, day),
                id,
                priority,
                adult,
                clerk.sees(adult, day),
                relation,
                responsible,
                adult.householdOn(day) != null && adult.householdOn(day) == child.householdOn(day),
                order);
    }

    private static void write(Person child, Entry one, Sheets sheets, Delivery year) {
        Person adult = one.adult();
        Seen pupil = one.pupil();
        Seen seen = one.seen();
        sheets.known(SOURCE, one.upn(), child);
        sheets.known(SOURCE, one.school() + "/" + one.id(), adult);
        sheets.of(year)
                .s(one.school())
                .s(one.upn())
                .s(pupil.surname())
                .s(pupil.forename())
                .d(pupil.born())
                .s(one.id())
                .i(one.priority())
                .s(adult.male() ? "Mr" : adult.id() % 3 == 0 ? "Miss" : adult.id() % 3 == 1 ? "Mrs" : "Ms")
                .s(seen.forename())
                .s(seen.surname())
                .s(one.relation())
                .s(one.responsible() ? "Y" : "N")
                .s(one.together() ? "Y" : "N")
                .s(one.order() ? "Y" : "")
                .s(seen.address())
                .s(seen.postcode())
                .s(seen.phone())
                .s(adult.id() % 2 == 0 ? "" : email(adult, seen))
                .end();
    }

    private static String email(Person adult, Seen seen) {
        return (seen.forename() + "." + seen.surname() + adult.id() % 100 + "@mail.example")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }
}
