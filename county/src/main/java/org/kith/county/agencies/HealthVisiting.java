package org.kith.county.agencies;

import java.util.TreeSet;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Story;
import org.kith.county.people.Family;
import org.kith.county.people.Person;
import org.kith.county.people.World;

/// The community trust: mothers, babies and their reviews. Health knows babies first, some before they have a name.
public final class HealthVisiting implements Agency {

    private static final String SOURCE = "health-visiting";
    private static final int SYSTEM = 11;
    private static final int YOUNG = 5 * 365;

    private final World world;
    private final Clerk clerk;
    private final int asOf;
    private final Series patients;
    private final Series reviews;
    private final Series antenatal;

    public HealthVisiting(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.HEALTH);
        asOf = world.calendar().asOf();
        patients = all.monthly(
                SOURCE,
                "patients",
                "LocalPatientID,NHSNumber,Forename,Surname,DOB,Sex,EthnicCategory,Address,Postcode,GPPracticeCode,DateOfDeath,MotherPatientID",
                Delivery.Kind.CHANGES,
                Style.COMPACT);
        reviews = all.monthly(
                SOURCE,
                "reviews",
                "ReviewID,LocalPatientID,ReviewType,DueDate,ReviewDate,Outcome,Communication,GrossMotor,FineMotor,ProblemSolving,PersonalSocial,AreasBelow",
                Delivery.Kind.CHANGES,
                Style.COMPACT);
        antenatal = all.monthly(
                SOURCE,
                "antenatal",
                "LocalPatientID,ExpectedDate,BookedOn,ParentUnder20,Outcome",
                Delivery.Kind.CHANGES,
                Style.COMPACT);
    }

    private static String id(Person person) {
        return Ids.of("P", SYSTEM, person);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            Family family = story.family();
            boolean young = false;
            for (Life life : story.lives()) {
                Person child = life.person();
                if (child.born() > since() - YOUNG
                        && child.born() < asOf
                        && child.householdOn(Math.min(asOf - 1, child.born() + YOUNG)) != null) {
                    young = true;
                    child(family, life, sheets);
                }
            }
            if (young || family.expected() > 0) {
                mother(family, sheets);
            }
        }
    }

    private void mother(Family family, Sheets sheets) {
        if (family.adults().isEmpty()) {
            return;
        }
        Person mother = family.head();
        Chance chance = Chance.of(world.seed(), 86, mother.id());
        int first = Math.max(
                family.children().getFirst().born() - 180,
                mother.stays().getFirst().from());
        changes(mother, Math.min(first, asOf - 1), asOf, sheets, chance, "");
        for (Person child : family.children()) {
            int booked = child.born() - chance.between(170, 215);
            if (booked < asOf && child.adoptedFrom() == null) {
                boolean teenage = mother.age(child.born()) < 20;
                antenatal.span(
                        sheets,
                        booked,
                        child.born(),
                        (table, until, told) -> table.s(id(mother))
                                .d(child.born() + child.id() % 15 - 7)
                                .d(booked)
                                .s(teenage ? "Y" : "N")
                                .s(until == 0 ? "expected" : "born")
                                .end());
            }
        }
    }

    private void child(Family family, Life life, Sheets sheets) {
        Person child = life.person();
        Chance chance = Chance.of(world.seed(), 87, child.id());
        String mother = family.adults().isEmpty() ? "" : id(family.head());
        int registered = child.adoptedFrom() == null
                ? child.born() + 3
                : child.stays().getFirst().from() + 10;
        boolean unnamed = registered < child.born() + 10 && registered > since() && chance.happens(0.15);
        if (unnamed) {
            boolean twin = family.children().stream().anyMatch(other -> other != child && other.born() == child.born());
            String called = twin
                    ? "Twin " + (family.children().indexOf(child) % 2 == 0 ? "One" : "Two")
                    : child.male() ? "Baby Boy" : "Baby";
            Seen seen = clerk.sees(child, registered);
            int at = patients.covering(registered);
            if (at < patients.size()) {
                patient(sheets.of(patients.get(at)), child, seen, called, registered, mother);
                sheets.known(SOURCE, id(child), child);
            }
        }
        changes(
                child,
                unnamed ? registered + 40 : registered,
                Math.min(asOf, child.born() + YOUNG),
                sheets,
                chance,
                mother);
        for (Life.Review one : life.reviews) {
            int told = one.on() > 0 ? one.on() : one.due() + 60;
            String number = "HV" + sheets.next();
            reviews.post(sheets, told, chance, (table, wrong) -> {
                table.s(number)
                        .s(id(child))
                        .s(one.type())
                        .d(one.due())
                        .d(wrong && one.on() > 0 ? one.on() + 1 : one.on())
                        .s(one.outcome());
                if (one.scores().isEmpty()) {
                    table.blank(6).end();
                } else {
                    one.scores().forEach(table::i);
                    table.i(one.below()).end();
                }
            });
        }
    }

    private void changes(Person person, int from, int until, Sheets sheets, Chance chance, String mother) {
        TreeSet<Integer> days = new TreeSet<>();
        days.add(from);
        person.moves().forEach(day -> days.add(clerk.hears(person, day)));
        days.add(person.died());
        int end = Math.min(until, Math.min(asOf, person.ended()));
        if (from < end) {
            patients.standing(sheets, days.subSet(from, true, end, false), chance, (table, day, wrong) -> {
                sheets.known(SOURCE, id(person), person);
                Seen seen = clerk.sees(person, day);
                patient(table, person, seen, wrong ? seen.forename() + "e" : seen.forename(), day, mother);
            });
        }
    }

    /// The end of the first file, which tells of those who are on the books then.
    private int since() {
        return patients.get(0).until();
    }

    private void patient(Table table, Person person, Seen seen, String forename, int day, String mother) {
        boolean numbered = Chance.of(person.id(), 88).happens(0.97);
        table.s(id(person))
                .s(numbered ? person.nhs() : "")
                .s(forename)
                .s(seen.surname())
                .d(seen.born())
                .i(person.male() ? 1 : 2)
                .s(ethnic(person.ethnicity()))
                .s(seen.address())
                .s(seen.postcode())
                .s("J8" + (1000 + Math.floorMod(Ids.of(3, person.family().id()), 60)))
                .d(person.died() <= day ? person.died() : 0)
                .s(mother)
                .end();
    }

    /// The NHS's letters for the schools' codes.
    private static String ethnic(String code) {
        return switch (code) {
            case "WBRI" -> "A";
            case "WIRI", "WIRT" -> "B";
            case "WOTH", "WROM" -> "C";
            case "MWBC" -> "D";
            case "MWBA" -> "E";
            case "MWAS" -> "F";
            case "MOTH" -> "G";
            case "AIND" -> "H";
            case "APKN" -> "J";
            case "ABAN" -> "K";
            case "AOTH" -> "L";
            case "BCRB" -> "M";
            case "BAFR" -> "N";
            case "CHNE" -> "R";
            case "OOTH" -> "S";
            default -> "Z";
        };
    }
}
