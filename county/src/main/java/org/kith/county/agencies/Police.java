package org.kith.county.agencies;

import java.util.Locale;
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
import org.kith.county.people.Person;
import org.kith.county.people.World;

/// The police: domestic abuse incidents, offences and missing children. They know adults by name and children rarely.
public final class Police implements Agency {

    private static final String SOURCE = "police";
    private static final int SYSTEM = 13;

    private final World world;
    private final Clerk clerk;
    private final int asOf;
    private final Series incidents;
    private final Series offences;
    private final Series missing;

    public Police(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.POLICE);
        asOf = world.calendar().asOf();
        incidents = all.monthly(
                SOURCE,
                "incidents",
                "IncidentRef,PersonRef,PersonRole,Surname,Forename,DOB,Sex,Address,Postcode,IncidentDate,RiskLevel,Relationship,ConcernFlag",
                Delivery.Kind.CHANGES,
                Style.POLICE);
        offences = all.monthly(
                SOURCE,
                "offences",
                "OffenceRef,PersonRef,Surname,Forename,DOB,Sex,Address,Postcode,OffenceDate,OffenceGroup,Disposal,DisposalDate",
                Delivery.Kind.CHANGES,
                Style.POLICE);
        missing = all.monthly(
                SOURCE,
                "missing",
                "MissingRef,PersonRef,Surname,Forename,DOB,Sex,Address,Postcode,MissingSince,Found,RiskLevel,InCare,ExploitationFlag",
                Delivery.Kind.CHANGES,
                Style.POLICE);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            Chance chance = Chance.of(world.seed(), 91, story.family().id());
            story.incidents.forEach(one -> incident(one, sheets, chance));
            story.crimes.forEach(one -> offence(one.adult(), one.on(), one.what(), one.disposal(), sheets, chance));
            for (Life life : story.lives()) {
                life.offences.forEach(one -> offence(
                        life.person(),
                        one.on(),
                        one.what().toUpperCase(Locale.ROOT),
                        one.disposal().toUpperCase(Locale.ROOT),
                        sheets,
                        chance));
                life.missing.forEach(one -> missing(life, one, sheets, chance));
            }
        }
    }

    /// One person in sixteen is entered as someone new.
    private static String ref(Person person, Chance chance) {
        int id = chance.happens(0.06) ? Ids.again(SYSTEM, person.id()) : Ids.of(SYSTEM, person.id());
        return "N" + (50_000_000 + id);
    }

    private void incident(Story.Incident one, Sheets sheets, Chance chance) {
        String number = "DA" + sheets.next();
        party(number, one, one.victim(), "VICTIM", "", sheets, chance);
        String relation =
                one.suspect().householdOn(one.on()) == one.victim().householdOn(one.on()) ? "PARTNER" : "EX-PARTNER";
        party(number, one, one.suspect(), "SUSPECT", relation, sheets, chance);
        one.present().forEach(child -> party(number, one, child, "CHILD", "", sheets, chance));
    }

    private void party(
            String number,
            Story.Incident one,
            Person person,
            String role,
            String relation,
            Sheets sheets,
            Chance chance) {
        boolean vague = role.equals("CHILD") && chance.happens(0.35);
        String ref = ref(person, chance);
        String flag = !one.present().isEmpty() ? "Y" : "N";
        incidents.post(sheets, one.on(), chance, (table, wrong) -> {
            sheets.known(SOURCE, ref, person);
            table.s(number).s(ref).s(role);
            described(table, person, one.on(), vague)
                    .d(one.on())
                    .s(wrong ? "STANDARD" : one.risk())
                    .s(relation)
                    .s(flag)
                    .end();
        });
    }

    private Table described(Table table, Person person, int day, boolean vague) {
        Seen seen = clerk.sees(person, Math.min(day, asOf - 1));
        return table.s(seen.surname())
                .s(seen.forename())
                .d(vague ? 0 : seen.born())
                .s(vague ? "U" : person.male() ? "M" : "F")
                .s(seen.address())
                .s(seen.postcode());
    }

    private void offence(Person person, int on, String what, String disposal, Sheets sheets, Chance chance) {
        String number = "OF" + sheets.next();
        String ref = ref(person, chance);
        offences.post(sheets, on + 15, chance, (table, wrong) -> {
            sheets.known(SOURCE, ref, person);
            table.s(number).s(ref);
            described(table, person, on, false)
                    .d(wrong ? on + 1 : on)
                    .s(what)
                    .s(disposal)
                    .d(on + 14)
                    .end();
        });
    }

    private void missing(Life life, Life.Missing one, Sheets sheets, Chance chance) {
        String number = "MI" + sheets.next();
        String ref = ref(life.person(), chance);
        missing.post(sheets, one.until(), chance, (table, wrong) -> {
            sheets.known(SOURCE, ref, life.person());
            table.s(number).s(ref);
            described(table, life.person(), one.from(), false)
                    .d(one.from())
                    .d(wrong ? 0 : one.until())
                    .s(one.risk())
                    .s(life.careOn(one.from()) == null ? "N" : "Y")
                    .s(one.exploited() ? "Y" : "N")
                    .end();
        });
    }
}
