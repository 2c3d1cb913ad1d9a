package org.kith.county.agencies.education;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Life.Enrolment;
import org.kith.county.people.Numbers;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;
import org.kith.county.time.Term;

/// The school census of every term, in COLLECT's blade tables.
public final class SchoolCensus implements Agency {

    private static final String SOURCE = "school-census";

    /// One term's tables; those that the council did not keep are null.
    private record Census(
            Term term,
            int index,
            int since,
            List<String> on,
            List<String> off,
            Delivery onRoll,
            Delivery offRoll,
            Delivery exclusions,
            Delivery exclusionsOff,
            @Nullable Delivery addresses,
            @Nullable Delivery meals,
            @Nullable Delivery needs) {}

    private final Calendar calendar;
    private final Pupils pupils;
    private final List<Census> censuses = new ArrayList<>();

    public SchoolCensus(World world, Deliveries deliveries, Pupils pupils) {
        this.pupils = pupils;
        calendar = world.calendar();
        List<Term> all = calendar.terms();
        for (Term term : calendar.censuses()) {
            int index = all.indexOf(term);
            censuses.add(census(deliveries, term, index, all.get(index - 1).census()));
        }
    }

    private Census census(Deliveries deliveries, Term term, int index, int since) {
        boolean autumn = term.season() == Term.Season.AUTUMN;
        boolean spring = term.season() == Term.Season.SPRING;
        String on = CensusColumns.onRoll(term);
        String off = CensusColumns.offRoll(term);
        boolean newest = term.received() > Days.plusYears(calendar.asOf(), -1);
        boolean recent = term.received() > Days.plusYears(calendar.asOf(), -2);
        String meals = autumn ? "fsmperiodsonroll" : "fsmperiod";
        return new Census(
                term,
                index,
                since,
                List.of(on.split(",", -1)),
                List.of(off.split(",", -1)),
                table(deliveries, term, since, "pupilonroll", on),
                table(deliveries, term, since, "pupilnolongeronroll", off),
                table(
                        deliveries,
                        term,
                        since,
                        "termlyexclusionsonroll",
                        CensusColumns.exclusions("onroll", "pupilonroll")),
                table(
                        deliveries,
                        term,
                        since,
                        "termlyexclusionsoffroll",
                        CensusColumns.exclusions("offroll", "pupilnolongeronroll")),
                autumn && newest ? table(deliveries, term, since, "addressesonroll", CensusColumns.ADDRESSES) : null,
                spring || (autumn && newest) ? table(deliveries, term, since, meals, CensusColumns.meals(meals)) : null,
                spring && recent ? table(deliveries, term, since, "senneeds", CensusColumns.NEEDS) : null);
    }

    private static String name(Term term) {
        return term.year() + "_" + term.season().word();
    }

    private static Delivery table(Deliveries deliveries, Term term, int since, String table, String header) {
        String file = name(term) + "_" + table + ".csv";
        return deliveries.add(
                SOURCE,
                table,
                file,
                header,
                Delivery.Kind.SNAPSHOT,
                since,
                term.census() + 1,
                term.received(),
                Style.BLADE);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        Numbers numbers = chronicle.neighbourhood().numbers();
        for (Census census : censuses) {
            Form form = new Form(census, sheets, numbers);
            chronicle.stories().forEach(story -> story.lives().forEach(form::fill));
        }
    }

    /// One census being filled in.
    private final class Form {

        private final Census census;
        private final Sheets sheets;
        private final Numbers numbers;
        private final int day;
        private final Term before;

        Form(Census census, Sheets sheets, Numbers numbers) {
            this.census = census;
            this.sheets = sheets;
            this.numbers = numbers;
            day = census.term().census();
            before = calendar.terms().get(census.index() - 1);
        }

        void fill(Life life) {
            Enrolment now = life.rollOn(day);
            boolean here = now != null && now.school().maintained();
            if (now != null && here) {
                onRoll(life, now);
            }
            for (Enrolment roll : life.rolls) {
                if (roll.until() > census.since()
                        && roll.until() <= day
                        && roll.school().maintained()
                        && (now == null || !now.school().equals(roll.school()))) {
                    offRoll(life, roll);
                }
            }
        }

        private void onRoll(Life life, Enrolment roll) {
            long id = tableId(life.person(), 0);
            Seen seen = pupils.sees(life, day);
            String upn = pupil(census.on(), census.onRoll(), life, roll, id, seen);
            sheets.known(SOURCE, upn == null ? key("pupilonroll", id) : upn, life.person());
            address(life, roll, id, seen);
            meals(life, roll, id);
            exclusions(census.exclusions(), life, roll, id);
            needs(life, roll, id);
        }

        private void offRoll(Life life, Enrolment roll) {
            long id = tableId(life.person(), 1);
            Seen seen = pupils.sees(life, Math.min(day, roll.until() - 1));
            String upn = pupil(census.off(), census.offRoll(), life, roll, id, seen);
            sheets.known(SOURCE, upn == null ? key("pupilnolongeronroll", id) : upn, life.person());
            exclusions(census.exclusionsOff(), life, roll, id);
        }

        private long tableId(Person person, int part) {
            return Ids.of(200 + census.index() * 2 + part, person.id()) | (long) (census.index() & 63) << 26;
        }

        /// What a pupil without a number goes by, in this table of this census alone.
        private String key(String table, long id) {
            return String.format(Locale.ROOT, "%s/%stableid:%08x", name(census.term()), table, id);
        }

        private @Nullable String pupil(
                List<String> columns, Delivery delivery, Life life, Enrolment roll, long id, Seen seen) {
            String upn = pupils.censusUpn(life, day, numbers);
            int possible = 2
                    * calendar.openDays(
                            Math.max(before.from(), roll.from()), Math.min(before.until() + 1, roll.until()));
            int missed = Math.round(life.absence[census.index() - 1] * possible);
            int unauthorised = (int) (missed * (life.absence[census.index() - 1] > 0.12 ? 0.5 : 0.22));
            Table row = sheets.of(delivery);
            for (String column : columns) {
                switch (column) {
                    case "pupilonrolltableid", "pupilnolongeronrolltableid" -> row.hex(id);
                    case "NativeId" -> row.s(roll.school().code());
                    case "dob" -> row.d(seen.born());
                    case "surname" -> row.s(seen.surname());
                    case "forename" -> row.s(seen.forename());
                    case "middlenames" -> row.s(seen.middle());
                    case "preferredsurname" -> row.s(seen.surname());
                    case "formersurname" -> row.s(seen.former());
                    case "upn" -> row.s(upn);
                    case "formerupn" -> row.s(pupils.formerUpn(life, day, numbers));
                    case "uniquelearnernumber" -> row.s(Pupils.uln(life, day));
                    case "sex", "gender" -> row.s(life.person().male() ? "M" : "F");
                    case "entrydate" -> row.d(roll.from());
                    case "leavingdate" -> row.d(roll.until());
                    case "pupilonrollorderseqcolumn", "pupilnolongeronrollorderseqcolumn" -> row.i(1);
                    case "sourceid" -> row.guid(roll.school().urn());
                    case "schoolcensustableid" -> row.guid(roll.school().urn() * 1_000L + census.index());
                    case "parttime" -> row.s(life.partTime != null && life.partTime.holds(day) ? "True" : "False");
                    case "termlysessionspossible" -> row.s(possible + ".0");
                    case "termlysessionsauthorised" -> row.s((missed - unauthorised) + ".0");
                    case "termlysessionsunauthorised" -> row.s(unauthorised + ".0");
                    case "hoursatsetting" -> row.s("25.0");
                    case "qualhrs",
                            "nonqualhrs",
                            "qualhrspreviousyear",
                            "nonqualhrspreviousyear",
                            "tlevelqualhrs",
                            "tlevelnonqualhrs" -> row.s("0.0");
                    case "topupfunding",
                            "senunitindicator",
                            "resourcedprovisionindicator",
                            "ftemp",
                            "moveoffrollflag",
                            "moveonrollflag",
                            "missingaddress",
                            "duplicatenotfunded",
                            "dafindicator" -> row.s("False");
                    case "ethnicity" -> row.s(life.person().ethnicity());
                    case "language" -> row.s(life.person().script().language());
                    case "enrolstatus" -> row.s("C");
                    case "boarder" -> row.s("N");
                    case "classtype" -> row.s("O");
                    case "plaa" -> row.s(life.person().adoptedFrom() == null ? "" : "A");
                    case "senprovision" -> row.s(life.planOn(day) ? "E" : life.supportOn(day) ? "K" : "N");
                    case "ncyearactual", "ncyearleaving" ->
                        row.s(Pupils.grade(Days.schoolGrade(
                                life.person().born(), Days.schoolYear(Math.min(day, roll.until() - 5)))));
                    case "youngcarer" -> row.s(life.carerOn(day));
                    case "servicechild" -> row.s(life.person().id() % 40 == 0 ? "Y" : "N");
                    case "schoollunchtaken" -> row.s(life.mealsOn(day) ? "True" : "False");
                    default -> row.blank(1);
                }
            }
            row.end();
            return upn;
        }

        private void address(Life life, Enrolment roll, long id, Seen seen) {
            Delivery addresses = census.addresses();
            if (addresses == null) {
                return;
            }
            String address = seen.address();
            int comma = address == null ? -1 : address.lastIndexOf(',');
            sheets.of(addresses)
                    .hex(id)
                    .s(roll.school().code())
                    .hex(id ^ 0x5a5a5a5aL)
                    .i(1)
                    .guid(roll.school().urn())
                    .i(seen.uprn() == 0 || life.person().id() % 9 == 0 ? -1 : seen.uprn())
                    .s(seen.postcode())
                    .s(address == null ? "" : address.substring(0, comma))
                    .s(address == null ? "" : address.substring(comma + 2))
                    .end();
        }

        private void meals(Life life, Enrolment roll, long id) {
            Delivery meals = census.meals();
            if (meals == null) {
                return;
            }
            life.freeMeals.stream()
                    .filter(span -> span.holds(day))
                    .forEach(span -> sheets.of(meals)
                            .hex(id)
                            .s(roll.school().code())
                            .hex(id ^ 0x3c3c3c3cL)
                            .i(1)
                            .guid(roll.school().urn())
                            .d(Math.max(span.from(), roll.from()))
                            .d(span.until() > day + 200 ? 0 : span.until())
                            .s("ENG")
                            .end());
        }

        private void exclusions(Delivery delivery, Life life, Enrolment roll, long id) {
            int order = 0;
            for (Life.Suspension one : life.suspensions) {
                if (one.school().equals(roll.school()) && one.on() >= before.from() && one.on() <= before.until()) {
                    sheets.of(delivery)
                            .hex(id)
                            .s(roll.school().code())
                            .hex(id ^ (0x71000000L + order))
                            .i(++order)
                            .guid(roll.school().urn())
                            .d(one.on())
                            .i(one.sessions())
                            .s(one.reason())
                            .blank(2)
                            .s(one.category().equals("SUSP") ? "FIXD" : "PERM")
                            .s(life.planOn(one.on()) ? "E" : life.supportOn(one.on()) ? "K" : "N")
                            .end();
                }
            }
        }

        private void needs(Life life, Enrolment roll, long id) {
            if (census.needs() == null || !(life.planOn(day) || life.supportOn(day))) {
                return;
            }
            Life.Plan plan = life.plan;
            String first =
                    plan != null && life.planOn(day) ? plan.need() : life.support == null ? "OTH" : life.support.need();
            need(roll, id, 1, first);
            if (plan != null && !plan.second().isEmpty()) {
                need(roll, id, 2, plan.second());
            }
        }

        private void need(Enrolment roll, long id, int rank, String need) {
            Delivery needs = census.needs();
            if (needs != null) {
                sheets.of(needs)
                        .hex(id)
                        .s(roll.school().code())
                        .hex(id ^ (0x62000000L + rank))
                        .i(rank)
                        .guid(roll.school().urn())
                        .i(rank)
                        .s(need)
                        .end();
            }
        }
    }
}
