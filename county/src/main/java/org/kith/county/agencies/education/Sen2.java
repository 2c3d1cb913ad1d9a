package org.kith.county.agencies.education;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Seen;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.people.World;
import org.kith.county.places.Setting;
import org.kith.county.time.Days;

/// The SEN2 return on education, health and care plans, each January of two years, and once more at the end.
public final class Sen2 implements Agency {

    private static final String SOURCE = "sen2";
    private static final List<String> TABLES = List.of(
            "sen2",
            "person",
            "requests",
            "assessment",
            "namedplan",
            "plandetail",
            "activeplans",
            "placementdetail",
            "senneed");

    private record Census(int day, int from, String stamp, Map<String, Delivery> tables) {
        Delivery table(String name) {
            return Objects.requireNonNull(tables.get(name), name);
        }

        /// What a person without a number goes by, in this census alone.
        String key(long person) {
            return String.format(Locale.ROOT, "%s/persontableid:%08x", stamp, person);
        }
    }

    private final World world;
    private final Clerk clerk;
    private final List<Census> censuses = new ArrayList<>();

    public Sen2(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, 10, Clerk.Habits.COUNCIL);
        int asOf = world.calendar().asOf();
        for (int year = Days.year(Days.plusYears(asOf, -2)) + 1; Days.of(year, 3, 1) <= asOf; year++) {
            add(all, Days.of(year, 1, 15), Days.of(year - 1, 1, 1), Days.of(year, 3, 1));
        }
        add(all, asOf - 1, Days.of(Days.year(asOf), 1, 1), asOf);
    }

    private void add(Deliveries all, int day, int from, int received) {
        Map<String, Delivery> tables = new HashMap<>();
        String stamp = String.format(Locale.ROOT, "%td-%<tm-%<tY", Days.date(received));
        for (String table : TABLES) {
            tables.put(
                    table,
                    all.add(
                            SOURCE,
                            table,
                            "Blade-Export_" + stamp + "_" + table + ".csv",
                            header(table, Days.year(day)),
                            Delivery.Kind.SNAPSHOT,
                            from,
                            day + 1,
                            received,
                            Style.BLADE));
        }
        censuses.add(new Census(day, from, stamp, tables));
    }

    private static String header(String table, int year) {
        return switch (table) {
            case "sen2" ->
                "sen2tableid,NativeId,sen2orderseqcolumn,sourceid,collection,year,referencedate,sourcelevel,softwarecode,release,serialno,datetime,lea,dmo,dco";
            case "person" ->
                "persontableid,NativeId,personorderseqcolumn,sourceid,sen2tableid,surname,forename,personbirthdate,"
                        + (year < 2025 ? "gendercurrent" : "sex")
                        + ",ethnicity,postcode,upn,uniquelearnernumber,upnunknown";
            case "requests" ->
                "requeststableid,NativeId,requestsorderseqcolumn,sourceid,persontableid,receiveddate,rya,requestoutcomedate,requestoutcome,requestmediation,requesttribunal,exported";
            case "assessment" ->
                "assessmenttableid,NativeId,assessmentorderseqcolumn,sourceid,requeststableid,assessmentoutcome,assessmentoutcomedate,assessmentmediation,assessmenttribunal,othermediation,othertribunal,week20";
            case "namedplan" ->
                "namedplantableid,NativeId,namedplanorderseqcolumn,sourceid,assessmenttableid,startdate,planres,planwbp,pb,oa,dp,ceasedate,ceasereason";
            case "plandetail" ->
                "plandetailtableid,NativeId,plandetailorderseqcolumn,sourceid,namedplantableid,urn,ukprn,sensetting,sensettingother,placementrank,senunitindicator,resourcedprovisionindicator";
            case "activeplans" ->
                "activeplanstableid,NativeId,activeplansorderseqcolumn,sourceid,requeststableid,transferla,reviewmeeting,reviewoutcome,lastreview";
            case "placementdetail" ->
                "placementdetailtableid,NativeId,placementdetailorderseqcolumn,sourceid,activeplanstableid,res,wbp,urn,ukprn,sensetting,sensettingother,placementrank,entrydate,leavingdate,senunitindicator,resourcedprovisionindicator";
            default -> "senneedtableid,NativeId,senneedorderseqcolumn,sourceid,activeplanstableid,sentype,sentyperank";
        };
    }

    @Override
    public void open(Sheets sheets) {
        for (Census census : censuses) {
            sheets.of(census.table("sen2"))
                    .hex(1)
                    .s("838")
                    .i(1)
                    .hex(838)
                    .s("SEN2")
                    .i(Days.year(census.day()))
                    .d(census.day())
                    .s("L")
                    .s("Local")
                    .s("1.3")
                    .i(1)
                    .d(census.day())
                    .s("838")
                    .blank(2)
                    .end();
        }
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Census census : censuses) {
            for (var story : chronicle.stories()) {
                for (Life life : story.lives()) {
                    Life.Plan plan = life.plan;
                    if (plan != null
                            && life.person().here(census.day())
                            && plan.requested() <= census.day()
                            && (plan.requested() >= census.from() || life.planOn(census.day()))) {
                        write(census, life, plan, sheets);
                    }
                }
            }
        }
    }

    private void write(Census census, Life life, Life.Plan plan, Sheets sheets) {
        Seen seen = clerk.sees(life.person(), census.day());
        Chance chance = Chance.of(world.seed(), 83, life.person().id());
        boolean numbered = life.person().upn() != null && !life.rolls.isEmpty() && chance.happens(0.93);
        @Nullable String upn = numbered ? life.person().upn() : null;
        long person = 0x80000000L | (sheets.next() & 0x7fffffff);
        sheets.of(census.table("person"))
                .hex(person)
                .s("838")
                .i(1)
                .hex(838)
                .hex(1)
                .s(seen.surname())
                .s(seen.forename())
                .d(seen.born())
                .s(
                        Days.year(census.day()) < 2025
                                ? life.person().male() ? "1" : "2"
                                : life.person().male() ? "M" : "F")
                .s(life.person().ethnicity())
                .s(seen.postcode())
                .s(upn)
                .s(Pupils.uln(life, census.day()))
                .s(numbered ? "" : "UN4")
                .end();
        sheets.known(SOURCE, upn == null ? census.key(person) : upn, life.person());
        boolean decided = plan.decided() > 0 && plan.decided() <= census.day();
        row(sheets, census, "requests", person + 0x1000_0000L, person)
                .d(plan.requested())
                .s("False")
                .d(decided ? plan.decided() : 0)
                .s(decided ? plan.agreed() ? "Y" : "N" : "")
                .s("False")
                .s("False")
                .blank(1)
                .end();
        if (decided && plan.agreed()) {
            assessed(census, life, plan, person, sheets);
        }
    }

    private static Table row(Sheets sheets, Census census, String table, long id, long parent) {
        return sheets.of(census.table(table)).hex(id).s("838").i(1).hex(838).hex(parent);
    }

    private static void assessed(Census census, Life life, Life.Plan plan, long person, Sheets sheets) {
        long request = person + 0x1000_0000L;
        long assessment = person + 0x2000_0000L;
        if (plan.assessed() == 0 || plan.assessed() > census.day()) {
            return;
        }
        row(sheets, census, "assessment", assessment, request)
                .s("Y")
                .d(plan.assessed())
                .s("False")
                .s("False")
                .s("False")
                .s("False")
                .s(plan.from() - plan.requested() > 140 ? "True" : "False")
                .end();
        if (!life.planOn(census.day())) {
            return;
        }
        Life.Enrolment roll = life.rollOn(census.day());
        Setting setting = roll == null ? plan.named() : roll.school();
        long named = person + 0x3000_0000L;
        row(sheets, census, "namedplan", named, assessment)
                .d(plan.from())
                .s("N")
                .s("N")
                .s("False")
                .s("False")
                .s("False")
                .blank(2)
                .end();
        row(sheets, census, "plandetail", person + 0x4000_0000L, named)
                .i(setting.urn())
                .blank(3)
                .i(1)
                .s("False")
                .s("False")
                .end();
        long active = person + 0x5000_0000L;
        int review = plan.from() + Math.max(0, (census.day() - plan.from()) / 365) * 365;
        row(sheets, census, "activeplans", active, request)
                .blank(1)
                .d(review > plan.from() ? review : 0)
                .s(review > plan.from() ? "C" : "")
                .d(review > plan.from() ? review + 20 : 0)
                .end();
        row(sheets, census, "placementdetail", person + 0x6000_0000L, active)
                .s("N")
                .s("N")
                .i(setting.urn())
                .blank(3)
                .i(1)
                .d(roll == null ? plan.from() : roll.from())
                .blank(1)
                .s("False")
                .s("False")
                .end();
        row(sheets, census, "senneed", person + 0x7000_0000L, active)
                .s(plan.need())
                .i(1)
                .end();
        if (!plan.second().isEmpty()) {
            row(sheets, census, "senneed", person + 0x7800_0000L, active)
                    .s(plan.second())
                    .i(2)
                    .end();
        }
    }
}
