package org.kith.county.agencies;

import java.util.List;
import org.kith.county.chance.Chance;
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
import org.kith.county.people.Family;
import org.kith.county.people.Person;
import org.kith.county.people.World;

/// Social landlords: tenants, arrears and notices, and a count of children.
public final class Housing implements Agency {

    private static final String SOURCE = "housing";
    private static final int SYSTEM = 15;
    /// The landlords began to share a year ago.
    private static final int MONTHS = 11;

    private final World world;
    private final Clerk clerk;
    private final int asOf;
    private final Series tenancies;
    private final Series notices;

    public Housing(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.HOUSING);
        asOf = world.calendar().asOf();
        tenancies = all.quarterly(
                SOURCE,
                "tenancies",
                "TenancyRef,TenantRef,Landlord,Title,Forename,Surname,DOB,Address,Postcode,UPRN,TenancyStart,TenancyEnd,ChildrenInHome,WeeklyRent,ArrearsWeeks",
                Delivery.Kind.SNAPSHOT,
                Style.SPREADSHEET,
                MONTHS);
        notices = all.monthly(
                SOURCE,
                "notices",
                "NoticeRef,TenancyRef,TenantRef,NoticeType,ServedOn,Outcome,OutcomeDate",
                Delivery.Kind.CHANGES,
                Style.SPREADSHEET);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            for (Story.Tenancy tenancy : story.tenancies) {
                String ref = "T"
                        + (1_000_000 + Ids.of(SYSTEM + 20, tenancy.household().id()));
                tenancies.all().forEach(quarter -> snapshot(story.family(), tenancy, ref, quarter, sheets));
                notices(story.family(), tenancy, ref, sheets);
            }
        }
    }

    private void snapshot(Family family, Story.Tenancy tenancy, String ref, Delivery quarter, Sheets sheets) {
        int day = quarter.until() - 1;
        if (tenancy.from() > day || tenancy.until() + 92 < day) {
            return;
        }
        int weeks = day < tenancy.arrearsFrom()
                ? 0
                : Math.min(tenancy.arrearsWeeks(), 1 + (day - tenancy.arrearsFrom()) / 7);
        int children = (int) family.children().stream()
                .filter(child ->
                        child.here(day) && child.age(day) < 18 && child.householdOn(day) == tenancy.household())
                .count();
        for (Person tenant : tenants(family, tenancy, day)) {
            Seen seen = clerk.sees(tenant, day);
            String id = Ids.of("TN", SYSTEM, tenant);
            sheets.known(SOURCE, id, tenant);
            var home = tenancy.household().homeOn(day);
            sheets.of(quarter)
                    .s(ref)
                    .s(id)
                    .s(tenancy.landlord())
                    .s(tenant.male() ? "Mr" : "Ms")
                    .s(seen.forename())
                    .s(seen.surname())
                    .d(seen.born())
                    .s(home.address())
                    .s(home.postcode())
                    .i(home.uprn())
                    .d(tenancy.from())
                    .d(tenancy.until() <= day ? tenancy.until() : 0)
                    .i(children)
                    .i(tenancy.rent())
                    .i(weeks)
                    .end();
        }
    }

    private static List<Person> tenants(Family family, Story.Tenancy tenancy, int day) {
        List<Person> there = family.adults().stream()
                .filter(adult ->
                        adult.householdOn(Math.min(day, Math.max(0, tenancy.until() - 1))) == tenancy.household())
                .toList();
        boolean joint = there.size() > 1 && there.get(1).id() % 2 == 0;
        return there.isEmpty() ? there : there.subList(0, joint ? 2 : 1);
    }

    private void notices(Family family, Story.Tenancy tenancy, String ref, Sheets sheets) {
        Chance chance = Chance.of(world.seed(), 93, tenancy.household().id());
        for (Story.Notice one : tenancy.notices()) {
            List<Person> tenants = tenants(family, tenancy, Math.min(one.on(), asOf - 1));
            if (tenants.isEmpty()) {
                continue;
            }
            Person tenant = tenants.getFirst();
            String id = Ids.of("TN", SYSTEM, tenant);
            if (notices.tells(one.on(), one.until())) {
                sheets.known(SOURCE, id, tenant);
            }
            String number = "NT" + sheets.next();
            String type = chance.happens(0.8) ? one.type() : chance.oneOf("S8", "S21");
            notices.span(
                    sheets,
                    one.on(),
                    one.until(),
                    (table, until, told) -> table.s(number)
                            .s(ref)
                            .s(id)
                            .s(type)
                            .d(one.on())
                            .s(until == 0 ? "open" : one.outcome())
                            .d(until)
                            .end());
        }
    }
}
